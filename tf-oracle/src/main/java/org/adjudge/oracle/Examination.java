package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/**
 * A problem written into a TensorFlow graph: the output, its gradients and, for order 2, the gradients of the gradients
 * along the directions. It can be run many times.
 */
final class Examination implements AutoCloseable {
    private final Problem problem;
    private final Rendering rendering;
    private final Output<?> output;
    private final List<Adjoints.Adjoint> first;
    private final List<Adjoints.Adjoint> second;

    /** How gradients are asked for. */
    private interface Asking {
        List<List<Adjoints.Adjoint>> ask(NativeGraph graph, List<Adjoints.Sought> all);
    }

    private Examination(Written written, List<Adjoints.Adjoint> first, List<Adjoints.Adjoint> second) {
        this.problem = written.problem();
        this.rendering = written.rendering();
        this.output = written.output();
        this.first = fetchable(first);
        this.second = fetchable(second);
    }

    /**
     * Writes a problem.
     *
     * @param seconds for which wrt second-order gradients are asked
     * @throws RuntimeException TensorFlow's, if it cannot
     */
    static Examination of(Problem problem, Precision precision, Rendering.Coupling coupling, List<Integer> seconds) {
        return of(problem, precision, coupling, Adjoints::of, seconds);
    }

    /** Writes what TensorFlow can of a problem. */
    static Examination inParts(Problem problem, Precision precision, Rendering.Coupling coupling) {
        return inParts(problem, precision, coupling, allSeconds(problem));
    }

    /** Writes what TensorFlow can of a problem, with second-order gradients for some wrt. */
    static Examination inParts(
            Problem problem, Precision precision, Rendering.Coupling coupling, List<Integer> seconds) {
        return of(problem, precision, coupling, Adjoints::inParts, seconds);
    }

    private static Examination of(
            Problem problem, Precision precision, Rendering.Coupling coupling, Asking asking, List<Integer> seconds) {
        NativeGraph graph = NativeGraph.of(precision);
        try {
            Written written = Written.in(graph, problem, precision, coupling);
            return asked(graph, List.of(written), asking, p -> seconds).get(0);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** What TensorFlow can answer of problems that were written into one graph, which the caller closes; in their order. */
    static List<Examination> inParts(NativeGraph graph, List<Written> all) {
        return asked(graph, all, Adjoints::inParts, Examination::allSeconds);
    }

    private static List<Examination> asked(
            NativeGraph graph, List<Written> all, Asking asking, Function<Problem, List<Integer>> seconds) {
        List<List<Adjoints.Adjoint>> firsts =
                asking.ask(graph, all.stream().map(Written::first).toList());
        List<Optional<Adjoints.Sought>> sought = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<Integer> positions = seconds.apply(all.get(i).problem());
            boolean none = positions.isEmpty() || failed(firsts.get(i)).isPresent();
            sought.add(none ? Optional.empty() : all.get(i).second(firsts.get(i), positions));
        }
        Iterator<List<Adjoints.Adjoint>> answers = asking.ask(
                        graph, sought.stream().flatMap(Optional::stream).toList())
                .iterator();
        List<Examination> examinations = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Adjoints.Adjoint otherwise = failed(firsts.get(i)).orElse(Adjoints.Adjoint.none(Adjoints.UNREACHABLE));
            List<Adjoints.Adjoint> second = sought.get(i).isPresent()
                    ? answers.next()
                    : Collections.nCopies(seconds.apply(all.get(i).problem()).size(), otherwise);
            examinations.add(new Examination(all.get(i), firsts.get(i), second));
        }
        return examinations;
    }

    private static Optional<Adjoints.Adjoint> failed(List<Adjoints.Adjoint> adjoints) {
        return adjoints.stream().filter(Adjoints.Adjoint::hasFailed).findFirst();
    }

    /** All positions of wrt, for order 2; none for order 1. */
    static List<Integer> allSeconds(Problem problem) {
        return IntStream.range(0, problem.directions().size()).boxed().toList();
    }

    /** What is fed cannot be fetched as it is. */
    private List<Adjoints.Adjoint> fetchable(List<Adjoints.Adjoint> adjoints) {
        return adjoints.stream()
                .map(a -> new Adjoints.Adjoint(
                        a.node()
                                .map(n -> n.op().type().equals("Placeholder")
                                        ? rendering.graph().fetchable(n)
                                        : n),
                        a.otherwise()))
                .toList();
    }

    /** The node of a value, as it was computed; empty if the output does not depend on it. */
    Optional<Output<?>> computed(Value value) {
        return rendering.computed(value);
    }

    /** What is fed so that nothing moves which has passed a stop_gradient. */
    Map<Output<?>, Tensor> frozen() {
        return rendering.frozen();
    }

    /** The node of the gradient of a wrt, if there is one. */
    Optional<Output<?>> gradient(int index) {
        return first.get(index).node();
    }

    /** A run of some of them in which what is fed can be moved. */
    MovingRun moving(Map<Output<?>, Tensor> feeds, List<Output<?>> answers) {
        return new MovingRun(rendering.graph(), feeds, answers);
    }

    /** The bound inputs. */
    Map<Output<?>, Tensor> feeds() {
        return rendering.feeds();
    }

    /** The graph that was written. */
    Graph graph() {
        return problem.graph();
    }

    /** Runs everything once with the numbers that were written. */
    Testimony run() {
        return run(rendering.feeds());
    }

    /** Runs everything once with others. */
    Testimony run(Map<Output<?>, Tensor> feeds) {
        return run(rendering.graph(), feeds, List.of(this)).get(0);
    }

    /** Runs what was written into one graph at once. */
    static List<Testimony> run(NativeGraph graph, Map<Output<?>, Tensor> feeds, List<Examination> all) {
        List<Output<?>> fetches =
                all.stream().flatMap(e -> e.answers().stream()).toList();
        List<Tensor> values = graph.run(feeds, fetches);
        Map<Output<?>, Tensor> byNode = new HashMap<>();
        IntStream.range(0, fetches.size()).forEach(i -> byNode.put(fetches.get(i), values.get(i)));
        return all.stream().map(e -> e.testimony(byNode)).toList();
    }

    /** The node of each tensor of the answer that there is: the output, the gradients, the second-order gradients; each once. */
    List<Output<?>> answers() {
        return Stream.concat(
                        Stream.of(output),
                        Stream.of(first, second).flatMap(List::stream).flatMap(a -> a.node().stream()))
                .distinct()
                .toList();
    }

    /** What was asked for, with a tensor for each of the {@link #answers} that there are. */
    Testimony testimony(Map<Output<?>, Tensor> byNode) {
        return new Testimony(
                new Outcome.Present(Objects.requireNonNull(byNode.get(output))),
                outcomes(first, byNode),
                outcomes(second, byNode),
                rendering.opTypes());
    }

    private static List<Outcome> outcomes(List<Adjoints.Adjoint> adjoints, Map<Output<?>, Tensor> values) {
        return adjoints.stream()
                .map(a -> a.node()
                        .map(values::get)
                        .<Outcome>map(Outcome.Present::new)
                        .or(a::otherwise)
                        .orElseThrow())
                .toList();
    }

    @Override
    public void close() {
        rendering.close();
    }
}
