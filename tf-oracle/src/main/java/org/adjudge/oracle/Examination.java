package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/**
 * A problem written into one TensorFlow graph: the output, its gradients and, for order 2, the gradients of the gradients
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
        List<Adjoints.Adjoint> ask(NativeGraph graph, Output<?> y, List<Optional<Output<?>>> xs, Output<?> seed);
    }

    private Examination(Problem problem, Rendering rendering, Asking asking, List<Integer> seconds) {
        this.problem = problem;
        this.rendering = rendering;
        this.output = rendering.graph().fetchable(rendering.seen(problem.output()));
        List<Optional<Output<?>>> xs = new ArrayList<>();
        problem.wrt().forEach(v -> xs.add(rendering.computed(v)));
        this.first = fetchable(
                asking.ask(rendering.graph(), rendering.seen(problem.output()), xs, rendering.given(problem.seed())));
        this.second = seconds.isEmpty()
                ? List.of()
                : fetchable(second(asking, seconds.stream().map(xs::get).toList()));
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
        Rendering rendering = Rendering.of(problem.inputs(), List.of(problem.output()), precision, coupling);
        try {
            return new Examination(problem, rendering, asking, seconds);
        } catch (RuntimeException e) {
            rendering.close();
            throw e;
        }
    }

    /** All positions of wrt, for order 2; none for order 1. */
    static List<Integer> allSeconds(Problem problem) {
        return IntStream.range(0, problem.directions().size()).boxed().toList();
    }

    /** The gradients of {@code sum_i <directions[i], first[i]>}, in the dtype of the first term; failed if one of the first has failed. */
    private List<Adjoints.Adjoint> second(Asking asking, List<Optional<Output<?>>> xs) {
        NativeGraph graph = rendering.graph();
        Optional<Adjoints.Adjoint> failed =
                first.stream().filter(Adjoints.Adjoint::hasFailed).findFirst();
        if (failed.isPresent()) {
            return Collections.nCopies(xs.size(), failed.get());
        }
        Optional<Output<?>> along = Optional.empty();
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).node().isPresent()) {
                Output<?> term =
                        inner(problem.directions().get(i), first.get(i).node().get());
                along = Optional.of(along.isPresent() ? graph.op("AddV2", along.get(), like(along.get(), term)) : term);
            }
        }
        if (along.isEmpty()) {
            return xs.stream()
                    .map(x -> Adjoints.Adjoint.none(Adjoints.UNREACHABLE))
                    .toList();
        }
        return asking.ask(graph, along.get(), xs, like(along.get(), graph.constant(Tensor.of(Shape.SCALAR, 1.0))));
    }

    private Output<?> inner(Tensor direction, Output<?> gradient) {
        NativeGraph graph = rendering.graph();
        List<Integer> axes =
                IntStream.range(0, direction.shape().rank()).boxed().toList();
        return graph.op("Sum", graph.op("Mul", rendering.given(direction), gradient), graph.ints(axes));
    }

    private Output<?> like(Output<?> other, Output<?> value) {
        return value.dataType() == other.dataType()
                ? value
                : rendering.graph().build("Cast", b -> b.addInput(value).setAttr("DstT", other.dataType()));
    }

    private List<Adjoints.Adjoint> fetchable(List<Adjoints.Adjoint> adjoints) {
        return adjoints.stream()
                .map(a -> new Adjoints.Adjoint(a.node().map(rendering.graph()::fetchable), a.otherwise()))
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

    /** The node of each tensor of the answer: the output, the gradients, the second-order gradients; those that there are. */
    List<Optional<Output<?>>> answers() {
        List<Optional<Output<?>>> answers = new ArrayList<>(List.of(Optional.of(output)));
        first.forEach(a -> answers.add(a.node()));
        second.forEach(a -> answers.add(a.node()));
        return answers;
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
        List<Output<?>> fetches =
                answers().stream().<Output<?>>flatMap(Optional::stream).toList();
        List<Tensor> values = rendering.graph().run(feeds, fetches);
        Map<Output<?>, Tensor> byNode = new HashMap<>();
        IntStream.range(0, fetches.size()).forEach(i -> byNode.put(fetches.get(i), values.get(i)));
        return testimony(byNode);
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
