package org.adjudge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.vectors.Recorder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adjudge record DIR}: TensorFlow's answers as files for engines in any language. */
@Command(
        name = "record",
        description = "Writes inputs, seed, outputs and gradients by TensorFlow as .npz files, one a case.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  adjudge record vectors                the whole catalogue",
            "  adjudge record vectors my.cases",
            "  adjudge record vectors --cases matmul",
            "",
            "docs/VECTORS.md says what is in the files; 'adjudge replay' judges an engine by them."
        })
final class RecordCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "Where the files go.")
    private Path directory = Path.of(".");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE.cases",
            description = "A file of lines, or - for standard input; without it, the catalogue.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--cases", paramLabel = "TEXT", description = "Only the lines that contain the text.")
    private String part = "";

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() throws IOException {
        List<Case> all = file.isPresent()
                ? CaseSource.read(file.get())
                : Catalogue.cases().toList();
        List<Case> cases = all.stream().filter(c -> c.line().contains(part)).toList();
        if (cases.isEmpty()) {
            throw new BadInput("no line contains '" + part + "'; --cases takes a part of a line");
        }
        Files.createDirectories(directory);
        Recorder recorder = new Recorder();
        try (Progress progress = new Progress("recording", cases.size(), console.terminal())) {
            for (int i = 0; i < cases.size(); i++) {
                Path file = directory.resolve(String.format("%05d.npz", i + 1));
                Path part = directory.resolve(file.getFileName() + ".part");
                recorder.record(cases.get(i)).write(part);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING); // an interruption leaves no half of a file
                progress.step();
            }
        }
        if (console.json()) {
            console.object(Map.of("cases", cases.size(), "directory", directory.toString()));
        } else {
            console.line("adjudge: " + cases.size() + " cases recorded in " + directory);
        }
        return Main.AGREES;
    }
}
