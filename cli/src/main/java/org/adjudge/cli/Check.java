package org.adjudge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.adjudge.conformance.judgement.Archive;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.report.Report;
import org.adjudge.grad.GradientEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adjudge check FILE}: judges every line of a file. */
@Command(
        name = "check",
        description = "Judges every line of a file and ends with a summary.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  adjudge check my.cases",
            "  adjudge check --watch my.cases",
            "  adjudge check --report out my.cases    and the page out/report.html",
            "  echo 'x * y | x: f64[2], y: f64[2]' | adjudge check --json -"
        })
final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.cases", description = "A file of lines, or - for standard input.")
    private String file = "-";

    @Option(names = "--report", paramLabel = "DIR", description = "Write report.html, report.json and report.md there.")
    private Optional<Path> directory = Optional.empty();

    @Option(
            names = "--watch",
            description =
                    "Stay, and judge again the lines that have changed whenever the file is saved; ends with Ctrl-C.")
    private boolean watch;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Engines engines = new Engines();

    @Override
    public Integer call() {
        GradientEngine engine = engines.chosen();
        if (watch) {
            if ("-".equals(file) || console.json()) {
                throw new BadInput("--watch watches a file and prints text; give it neither - nor --json");
            }
            return new Watch(Path.of(file), new Judge(engine), console).untilInterrupted();
        }
        List<Case> cases = CaseSource.read(file);
        engines.check(cases);
        Report report = new Report();
        boolean wrong = false;
        try (Partial partial = new Partial(report, directory, console);
                Progress progress = new Progress("judging", cases.size(), console.terminal())) {
            Archive archive = new Archive();
            archive.expect(cases);
            Judge judge = new Judge(engine).keeping(archive);
            for (Case subject : cases) {
                Judgement judgement = partial.add(judge.verdictOn(subject));
                wrong |= judgement.verdict().fails();
                progress.step();
                if (!console.json() && judgement.verdict() != Verdict.AGREES) {
                    progress.clear();
                    console.line(JudgementText.of(judgement, console.terminal()));
                }
            }
        }
        directory.ifPresent(d -> report.write(d, engines::chosen));
        console.print(
                console.json()
                        ? report.run(Optional.of(engines::chosen), true).json()
                        : report.summary().text() + System.lineSeparator());
        return wrong ? Main.DISAGREES : Main.AGREES;
    }
}
