package org.adjudge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.adjudge.report.Document;
import org.adjudge.report.HtmlReport;
import org.adjudge.report.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adjudge report}: the page of a run, made again from its JSON. */
@Command(
        name = "report",
        description = "Makes report.html out of a report.json, and opens it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  adjudge report                                 the last 'mvn verify'",
            "  adjudge report out/report.json --open"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "report.json",
            description = "A run; without it, that of the last 'mvn verify' in this directory.")
    private Path json = Path.of("conformance-tests/target/conformance/report.json");

    @Option(names = "--open", description = "Open it in the browser.")
    private boolean open;

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Where the documents are that become sections of the page; docs if not given.")
    private Path documents = Path.of("docs");

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(json)) {
            throw new BadInput(
                    "no file '" + json + "'; 'mvn verify' or 'adjudge check --report DIR FILE.cases' writes one");
        }
        Path page = json.toAbsolutePath().resolveSibling("report.html");
        Run run = read();
        HtmlReport.write(run, Document.in(documents), page);
        if (console.json()) {
            console.object(Map.of("page", page.toString(), "cases", run.cases().size()));
        } else {
            console.line("adjudge: " + page);
        }
        if (open) {
            new ProcessBuilder(opener(), page.toUri().toString()).inheritIO().start();
        }
        return Main.AGREES;
    }

    private Run read() {
        try {
            return Run.read(json);
        } catch (IllegalArgumentException e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static String opener() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("mac") ? "open" : system.contains("win") ? "explorer" : "xdg-open";
    }
}
