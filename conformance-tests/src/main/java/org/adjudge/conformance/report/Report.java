package org.adjudge.conformance.report;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.grad.GradientEngine;
import org.adjudge.report.CaseEntry;
import org.adjudge.report.Changes;
import org.adjudge.report.Confirmation;
import org.adjudge.report.Document;
import org.adjudge.report.Header;
import org.adjudge.report.HtmlReport;
import org.adjudge.report.NodeEntry;
import org.adjudge.report.Run;

/** Collects the judgements of a run, from any thread, and writes them at its end. */
public final class Report {
    private final long start = System.nanoTime();
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Queue<Judgement> judged = new ConcurrentLinkedQueue<>();
    private final Measured measured = new Measured();
    private final Smallest smallest = new Smallest();

    /** Adds a judgement and returns it. */
    public Judgement add(Judgement judgement) {
        judged.add(judgement);
        measured.add(judgement);
        return judgement;
    }

    /**
     * The text of a failure of this run, with the smallest case that fails alike if not too many others were shrunk.
     *
     * @param engine the engine that failed
     */
    public String failure(Judgement failing, GradientEngine engine) {
        String text = FailureText.of(failing);
        return smallest.of(failing, engine)
                .map(c -> c.equals(failing.subject()) ? "this one" : c.line())
                .map(shown -> text + System.lineSeparator() + "  smallest case that fails alike: " + shown)
                .orElse(text);
    }

    /** The judgements so far, in the order of their lines. */
    public List<Judgement> judgements() {
        return sorted();
    }

    /** The errors of the float32 cases with a single op so far, by their lines. */
    public Map<String, Map<String, Errors>> errors() {
        return measured.byLine();
    }

    /** The counts so far. */
    public Summary summary() {
        return Summary.of(sorted(), seconds());
    }

    /**
     * The run so far.
     *
     * @param engine a new one explains each case that is shown in full, several at a time; without one, none is
     * @param complete whether this is all of it
     */
    public Run run(Optional<Supplier<GradientEngine>> engine, boolean complete) {
        // judging may go on meanwhile: counts and cases are of the same moment
        List<Judgement> judgements = sorted();
        Map<String, Map<String, Errors>> errors = errors();
        Map<String, List<NodeEntry>> graphs =
                engine.map(e -> Graphs.of(judgements, e)).orElse(Map.of());
        Map<String, String> minimal =
                engine.map(e -> minimal(judgements, e.get())).orElse(Map.of());
        List<CaseEntry> entries = judgements.parallelStream()
                .map(j -> {
                    String line = j.subject().line();
                    return Entries.of(
                            j,
                            errors.getOrDefault(line, Map.of()),
                            graphs.getOrDefault(line, List.of()),
                            Optional.ofNullable(minimal.get(line)));
                })
                .toList();
        return new Run(header(Summary.of(judgements, seconds()), complete), Optional.empty(), confirmations(), entries);
    }

    /** By the line of the case that was shrunk; those that could not be are not there. */
    private Map<String, String> minimal(List<Judgement> judgements, GradientEngine engine) {
        Map<String, String> minimal = new HashMap<>();
        judgements.stream()
                .filter(j -> j.verdict().fails() && !j.diagnoses().isEmpty())
                // wrong numbers teach more than an exception
                .sorted(Comparator.comparing(
                                (Judgement j) -> j.gravest().agreement().isEmpty())
                        .thenComparing(j -> j.subject().line().length()))
                .forEach(j -> smallest.of(j, engine)
                        .filter(c -> !c.equals(j.subject()))
                        .ifPresent(c -> minimal.put(j.subject().line(), c.line())));
        return minimal;
    }

    /**
     * Writes report.json, report.html, report.md and summary.txt, and says in them what changed against the report that
     * lies there.
     *
     * @param engine as in {@link #run}
     * @return the text of summary.txt
     */
    public String write(Path directory, Supplier<GradientEngine> engine) {
        Run run = run(Optional.of(engine), true);
        Summary summary = summary();
        Path page = directory.resolve("report.html");
        String text = String.format("%s%n         report: %s%n", summary.text(), page.toAbsolutePath());
        try {
            write(directory, run);
            String markdown = Markdown.report(summary, sorted());
            Files.writeString(directory.resolve("report.md"), markdown);
            Files.writeString(directory.resolve("summary.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to '" + directory + "': " + e.getMessage(), e);
        }
        return text;
    }

    /** Appends a summary to the file that {@code GITHUB_STEP_SUMMARY} names: the page of a job on GitHub. */
    public void appendToJobPage() {
        try {
            StepSummary.append(System.getenv(), Markdown.summary(summary(), sorted()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to the file that GITHUB_STEP_SUMMARY names", e);
        }
    }

    /** Writes report.json and report.html. */
    public static void write(Path directory, Run run) throws IOException {
        Files.createDirectories(directory);
        Path json = directory.resolve("report.json");
        Optional<Changes> changes = Run.readIfPresent(json).map(before -> Changes.between(before, run.cases()));
        Run compared = new Run(run.summary(), changes, run.confirmations(), run.cases());
        Files.writeString(json, compared.json());
        HtmlReport.write(compared, documents(), directory.resolve("report.html"));
    }

    /** Those in the directory that the system property {@code adjudge.docs} names. */
    private static List<Document> documents() {
        String directory = System.getProperty("adjudge.docs", "");
        return directory.isEmpty() ? List.of() : Document.in(Path.of(directory));
    }

    /** Those in the directories that the system property {@code adjudge.confirmed} names, as a path. */
    private static List<Confirmation> confirmations() {
        String path = System.getProperty("adjudge.confirmed", "");
        return path.isEmpty()
                ? List.of()
                : Confirmation.in(
                        Stream.of(path.split(File.pathSeparator)).map(Path::of).toList());
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private Header header(Summary s, boolean complete) {
        String version = Optional.ofNullable(Report.class.getPackage().getImplementationVersion())
                .orElse("built from source");
        return new Header(
                s.cases(),
                s.checks(),
                s.agree(),
                s.byDifferences(),
                s.findings(),
                s.unjudged(),
                s.disagree(),
                s.seconds(),
                s.tensorflow(),
                s.engine(),
                version,
                Runtime.version().toString(),
                started.toString(),
                complete);
    }

    /** In the order of their lines, so that a parallel run writes the same report. */
    private List<Judgement> sorted() {
        return judged.stream()
                .sorted(Comparator.comparing(j -> j.subject().line()))
                .toList();
    }
}
