package org.adjudge.oracle;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/**
 * A problem's forward pass in a TensorFlow graph, and what can be sought of it then.
 *
 * @param output to be fetched
 */
record Written(Problem problem, Rendering rendering, Output<?> output) {
    /** Writes it, into a graph in which there may be others. */
    static Written in(NativeGraph graph, Problem problem, Precision precision, Rendering.Coupling coupling) {
        Rendering rendering = Rendering.in(graph, problem.inputs(), List.of(problem.output()), precision, coupling);
        return new Written(problem, rendering, graph.fetchable(rendering.seen(problem.output())));
    }

    /** How many numbers its values have in all, as far as TensorFlow knows before it runs. */
    long numbers() {
        return rendering.computed().values().stream()
                .mapToLong(node -> Math.max(0, node.shape().size()))
                .sum();
    }

    /** The gradients of the output. */
    Adjoints.Sought first() {
        return new Adjoints.Sought(
                rendering.seen(problem.output()), xs(problem.wrt()), rendering.given(problem.seed()));
    }

    /**
     * The gradients of {@code sum_i <directions[i], first[i]>}, in the dtype of the first term.
     *
     * @param first the gradients, none of which has failed
     * @param positions of the wrt for which they are sought
     * @return empty if there are no gradients
     */
    Optional<Adjoints.Sought> second(List<Adjoints.Adjoint> first, List<Integer> positions) {
        NativeGraph graph = rendering.graph();
        List<Value> wrt = positions.stream().map(problem.wrt()::get).toList();
        Optional<Output<?>> along = Optional.empty();
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i).node().isPresent()) {
                Output<?> term =
                        inner(problem.directions().get(i), first.get(i).node().get());
                along = Optional.of(along.isPresent() ? graph.op("AddV2", along.get(), like(along.get(), term)) : term);
            }
        }
        return along.map(y -> new Adjoints.Sought(y, xs(wrt), like(y, graph.constant(Tensor.of(Shape.SCALAR, 1.0)))));
    }

    private List<Optional<Output<?>>> xs(List<Value> values) {
        return values.stream().map(rendering::computed).toList();
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
}
