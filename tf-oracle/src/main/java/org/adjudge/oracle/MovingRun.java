package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TType;

/** Outputs of a graph, to be run again and again while some of what is fed moves: the tensors are made once, and written over. */
final class MovingRun implements AutoCloseable {
    private final Map<Output<?>, TType> fed = new LinkedHashMap<>();
    private final Session.Runner runner;
    private final int outputs;

    /**
     * Makes the tensors.
     *
     * @param feeds what is fed at each run, with where that which moves is at first
     * @param outputs distinct
     */
    MovingRun(NativeGraph graph, Map<Output<?>, Tensor> feeds, List<Output<?>> outputs) {
        feeds.forEach((place, value) -> fed.put(place, Tensors.toTensorFlow(value)));
        runner = graph.runner(fed, outputs);
        this.outputs = outputs.size();
    }

    /** Moves what is fed in a place, float64, for this run and the next ones. */
    void move(Output<?> place, double[] elements) {
        if (fed.get(place) instanceof TFloat64 tensor && tensor.size() == elements.length) {
            if (elements.length > 0) {
                tensor.copyFrom(DataBuffers.of(elements, true, false));
            }
        } else {
            throw new IllegalArgumentException("no " + elements.length + " float64 numbers are fed to " + place);
        }
    }

    /** The outputs with what is fed now. */
    List<Tensor> run() {
        try (Result result = runner.run()) {
            List<Tensor> values = new ArrayList<>();
            for (int i = 0; i < outputs; i++) {
                values.add(Tensors.fromTensorFlow(result.get(i)));
            }
            return values;
        }
    }

    @Override
    public void close() {
        fed.values().forEach(TType::close);
    }
}
