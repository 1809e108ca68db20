package org.adjudge.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.CaseFile;
import org.adjudge.conformance.report.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code adjudge check FILE}: judges every line of a file. */
@Command(
        name = "check",
        description = "Judges every line of a file and ends with a summary.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.cases", description = "A file of lines, or - for standard input.")
    private String file = "-";

    @Option(names = "--json", description = "Print JSON, the same as report.json.")
    private boolean json;

    @Mixin
    private Engines engines = new Engines();

    @Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        List<Case> cases = read();
        Judge judge = new Judge(engines.chosen());
        Report report = new Report();
        PrintWriter out = spec.commandLine().getOut();
        boolean wrong = false;
        for (Case subject : cases) {
            Judgement judgement = report.add(judge.verdictOn(subject));
            wrong |= judgement.verdict() == Verdict.DISAGREES;
            if (!json && judgement.verdict() != Verdict.AGREES) {
                out.println(text(judgement));
                out.flush();
            }
        }
        out.print(
                json
                        ? report.run(Optional.empty(), true).json()
                        : report.summary().text() + System.lineSeparator());
        out.flush();
        return wrong ? Main.DISAGREES : Main.AGREES;
    }

    private static String text(Judgement judgement) {
        return judgement.verdict() == Verdict.DISAGREES
                ? FailureText.of(judgement) + System.lineSeparator()
                : judgement.verdict() + " " + judgement.subject().line() + System.lineSeparator() + "  "
                        + judgement.gravest().what() + ": "
                        + judgement.gravest().reason();
    }

    private List<Case> read() {
        boolean standardInput = "-".equals(file);
        try (Reader reader = standardInput
                ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(file))) {
            List<Case> cases = CaseFile.read(standardInput ? "standard input" : file, reader);
            if (cases.isEmpty()) {
                throw new BadInput("no case in " + (standardInput ? "standard input" : "'" + file + "'")
                        + "; a case is a line <program> | <inputs> [| <options>]");
            }
            return cases;
        } catch (NoSuchFileException e) {
            throw new BadInput("no file '" + file + "'; name a file of case lines, or - for standard input", e);
        } catch (IOException e) {
            throw new BadInput("cannot read '" + file + "': " + e.getMessage(), e);
        }
    }
}
