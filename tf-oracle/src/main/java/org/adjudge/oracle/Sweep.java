package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.Problem;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/**
 * One question asked with many numbers: {@link TensorFlowOracle}'s answers from one TensorFlow graph, which is what costs. Its inputs, seed and directions are
 * fed. For one thread.
 */
public final class Sweep implements AutoCloseable {
    private final Optional<Examination> examination;
    /** Of the examination: the seed, then the directions that it has a use for. */
    private final List<Output<?>> given = new ArrayList<>();

    /** Writes the graph of a problem; nothing is kept of its numbers. */
    public Sweep(Problem problem) {
        this.examination = written(problem);
    }

    private Optional<Examination> written(Problem problem) {
        try {
            return Optional.of(Examination.inParts(problem, Precision.AS_WRITTEN, new Fed()));
        } catch (RuntimeException e) {
            return Optional.empty(); // not even the value can be written: what is wrong is asked for each time
        }
    }

    private final class Fed implements Rendering.Coupling {
        @Override
        public Output<?> couple(NativeGraph graph, org.adjudge.ir.Value value, Output<?> computed) {
            return computed;
        }

        @Override
        public Output<?> given(NativeGraph graph, Tensor tensor) {
            Output<?> place = graph.placeholder(tensor.dtype(), Tensors.toTensorFlow(tensor.shape()));
            given.add(place);
            return place;
        }
    }

    /**
     * Answers the problem with other numbers, as {@link TensorFlowOracle#testify} does.
     *
     * @param problem differs from the one that was written in the values of inputs, seed and directions alone
     */
    public Testimony testify(Problem problem) {
        try {
            if (examination.isPresent()) {
                return examination.get().run(feeds(examination.get(), problem));
            }
        } catch (RuntimeException e) {
            // with these numbers it fails: in parts, then
        }
        return new TensorFlowOracle().testify(problem);
    }

    private Map<Output<?>, Tensor> feeds(Examination written, Problem problem) {
        Map<Output<?>, Tensor> feeds = new HashMap<>();
        problem.inputs()
                .forEach((input, tensor) ->
                        written.computed(input.in(written.graph())).ifPresent(place -> feeds.put(place, tensor)));
        List<Tensor> tensors = new ArrayList<>(List.of(problem.seed()));
        for (int i = 0; i < problem.directions().size(); i++) {
            if (written.gradient(i).isPresent()) {
                tensors.add(problem.directions().get(i));
            }
        }
        for (int i = 0; i < given.size(); i++) {
            feeds.put(given.get(i), tensors.get(i));
        }
        return feeds;
    }

    @Override
    public void close() {
        examination.ifPresent(Examination::close);
    }
}
