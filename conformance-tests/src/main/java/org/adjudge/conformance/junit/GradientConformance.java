package org.adjudge.conformance.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.conformance.judgement.Archive;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.report.Errors;
import org.adjudge.conformance.report.Report;
import org.adjudge.grad.GradientEngine;
import org.adjudge.oracle.TensorFlowOracle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Puts an engine through the whole catalogue: extend it, name your engine, and every case is a test.
 *
 * <pre>{@code
 * class MyEngineIT extends GradientConformance {
 *     protected GradientEngine engine() { return new MyEngine(); }
 * }
 * }</pre>
 *
 * <p>Where {@code junit.jupiter.execution.parallel.enabled} is true, cases are judged side by side, each by an engine of its own. If your
 * engines share a state, write {@code @Execution(SAME_THREAD)} on your class.
 *
 * <p>An engine that does not have everything says what it has in {@link #functions}; what it is known to fail stands in
 * the file that {@link #knownFailures} names.
 *
 * <p>{@code -Dcases=TEXT} runs the cases whose line contains the text or matches it as a glob; {@code -Dadjudge.values=N} runs
 * each with the N-th of its other draws of numbers, 0 being the catalogue's own, and {@code -Dadjudge.values=1-20} with each of those, of which the
 * gravest judgement counts; with
 * {@code -Dadjudge.witnesses=all} all the witnesses are heard about each, so that a mistake shared with TensorFlow shows. The report is written to
 * {@code target/conformance}, or the directory that the system property {@code adjudge.report} names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
public abstract class GradientConformance {
    private final Report report = new Report();
    private final Archive own = new Archive();
    private KnownFailures known = KnownFailures.none();
    private List<Case> cases = List.of();
    private DrawnValues values = DrawnValues.OWN;

    /** The engine under judgement. */
    protected abstract GradientEngine engine();

    /** The cases it is judged by; the catalogue unless overridden. */
    protected List<Case> cases() {
        return Catalogue.cases().toList();
    }

    /**
     * The functions that the engine has, such as {@code matmul}; a case with others is not put to it, and counts as unjudged. None:
     * all.
     */
    protected Set<String> functions() {
        return Set.of();
    }

    /**
     * Where a judge keeps what TensorFlow says of the cases; judges of several engines in one JVM can share one, so that it is asked once.
     */
    protected Archive archive() {
        return own;
    }

    /** The file of the cases that the engine is known to fail, see {@link KnownFailures}; none unless overridden. */
    protected Optional<Path> knownFailures() {
        return Optional.empty();
    }

    /** Reads what is declared: the cases, their numbers, the functions, and the known failures. TensorFlow loads meanwhile. */
    @BeforeAll
    void declared() {
        new Thread(TensorFlowOracle::version, "loads TensorFlow").start();
        values = values();
        if (KnownFailures.updating() && !values.equals(DrawnValues.OWN)) {
            throw new IllegalArgumentException(
                    "-Dadjudge.known.update writes down what fails with the cases' own numbers; leave"
                            + " -Dadjudge.values=" + System.getProperty("adjudge.values") + " away");
        }
        cases = cases();
        Declared.check(functions(), cases);
        known = knownFailures().map(KnownFailures::of).orElseGet(KnownFailures::none);
    }

    /** With which numbers the cases run. */
    DrawnValues values() {
        return DrawnValues.fromSystemProperty();
    }

    /** The cases that {@code -Dcases} selects. */
    Stream<Case> selected() {
        Selection selection = Selection.fromSystemProperty();
        List<Case> selected =
                cases.stream().filter(c -> selection.selects(c.line())).toList();
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("no case contains or matches '" + selection.pattern()
                    + "'; -Dcases takes a part of a line, or a glob of the whole line such as '*matmul*f64*'");
        }
        if (values.equals(DrawnValues.OWN)) {
            archive()
                    .expect(selected.stream()
                            .filter(c -> functions().isEmpty() || Declared.has(functions(), c.graph()))
                            .toList());
        }
        return selected.stream();
    }

    /** The engine as it is asked: about the functions that it declares alone. */
    private GradientEngine asked() {
        return functions().isEmpty() ? engine() : new Declared(engine(), functions());
    }

    /** Judges a case and keeps the judgement for the report. */
    protected final Judgement judge(Case subject) {
        Judge judge = new Judge(asked()).keeping(archive());
        boolean all = "all".equals(System.getProperty("adjudge.witnesses"));
        Judge heard = all ? judge.hearingAll() : judge;
        return report.add(
                values.equals(DrawnValues.OWN) ? heard.verdictOn(subject) : heard.gravestOf(subject, values.draws()));
    }

    /**
     * The engine agrees with TensorFlow, or TensorFlow itself is suspect, or there is nothing to judge by; or it is known to
     * fail here, and does.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("selected")
    void agrees_with_tensorflow(Case subject) {
        known.check(subject, judge(subject), failure -> report.failure(failure, asked()));
    }

    /**
     * Writes the report and prints the summary; with {@code -Dadjudge.known.update}, the known failures anew.
     *
     * @throws AssertionError if a known failure is no case of the catalogue
     */
    @AfterAll
    @SuppressWarnings("SystemOut") // the summary is what the run is for
    void report() {
        Path directory = Path.of(System.getProperty("adjudge.report", "target/conformance"));
        CompletableFuture<String> written = CompletableFuture.supplyAsync(() -> report.write(directory, this::asked));
        try {
            settle();
            finished(report.judgements());
        } finally {
            System.out.print(written.join());
            System.out.print(unsupported(report.judgements()));
            report.appendToJobPage();
        }
    }

    /** Whether all known failures are cases, or the file of them written anew. */
    void settle() {
        if (knownFailures().isPresent() && KnownFailures.updating()) {
            known.update();
        } else if (isWhole() && !known.unknown().isEmpty()) {
            throw new AssertionError("listed as known failures, but no case is so: " + known.unknown());
        }
    }

    /** A line that says how much of the run the engine was not asked, or refused; empty if nothing. */
    static String unsupported(List<Judgement> judgements) {
        long count = judgements.stream().filter(Judgement::unsupported).count();
        return count == 0
                ? ""
                : String.format(Locale.ROOT, "         %,d of the cases have what the engine does not%n", count);
    }

    /** What the run measured of float32 cases with a single op, by their lines: how far engine and TensorFlow are from float64. */
    protected final Map<String, Map<String, Errors>> errors() {
        return report.errors();
    }

    /** Whether all cases run, with their own numbers: only then do counts say something of the whole. */
    protected final boolean isWhole() {
        return Selection.fromSystemProperty().pattern().isEmpty() && values.equals(DrawnValues.OWN);
    }

    /** Called at the end of a run, while the report is written, with all its judgements, in the order of their lines; does nothing unless overridden. */
    protected void finished(List<Judgement> judgements) {}
}
