package org.adjudge.oracle;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.adjudge.grad.Problem;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/** Problems that TensorFlow is asked in one graph and one run, for what a graph costs, however small it is. */
final class Batch {
    /** As TensorFlow's {@code gradients.cc} has it. */
    private static final String NO_GRADIENT = "No gradient defined for op";

    /** A problem with more numbers than these, all values together, is not asked with others: what a graph costs is nothing to it, and memory is. */
    private static final long LARGE = 1 << 16;

    private Batch() {}

    /** What TensorFlow says of each; empty for one that is large, and one that it fails to write or run, of which parts may be had alone. */
    static List<Optional<Testimony>> testimonies(List<Problem> problems, Precision precision) {
        try (NativeGraph graph = NativeGraph.of(precision)) {
            List<Optional<Written>> written =
                    problems.stream().map(p -> written(graph, p, precision)).toList();
            List<Examination> examinations = Examination.inParts(
                    graph, written.stream().flatMap(Optional::stream).toList());
            Iterator<Optional<Testimony>> run = run(graph, examinations).iterator();
            return written.stream()
                    .map(w -> w.flatMap(there -> run.next()).filter(Batch::isWhatItIsAlone))
                    .toList();
        }
    }

    /** A failure that names no node, whose number depends on the company. */
    private static boolean isWhatItIsAlone(Testimony testimony) {
        return Stream.concat(testimony.gradients().stream(), testimony.second().stream())
                .noneMatch(o ->
                        o instanceof Outcome.Failed failed && !failed.message().startsWith(NO_GRADIENT));
    }

    private static Optional<Written> written(NativeGraph graph, Problem problem, Precision precision) {
        try {
            return Optional.of(Written.in(graph, problem, precision, Rendering.Coupling.DIRECT))
                    .filter(written -> written.numbers() <= LARGE);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** All at once, or if one of them fails, one after the other. */
    private static List<Optional<Testimony>> run(NativeGraph graph, List<Examination> all) {
        try {
            Map<Output<?>, Tensor> feeds = new HashMap<>();
            all.forEach(e -> feeds.putAll(e.feeds()));
            return Examination.run(graph, feeds, all).stream().map(Optional::of).toList();
        } catch (RuntimeException e) {
            return all.stream().map(Batch::run).toList();
        }
    }

    private static Optional<Testimony> run(Examination examination) {
        try {
            return Optional.of(examination.run());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
