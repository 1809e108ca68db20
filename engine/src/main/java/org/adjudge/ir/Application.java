package org.adjudge.ir;

import java.util.List;

/**
 * An op applied in a graph, as its VJP rule sees it: the inputs, the outputs and the outputs' cotangents, of which each
 * has its output's type.
 */
public record Application(List<Value> inputs, List<Value> outputs, List<Value> cotangents) {
    /** Copies the lists. */
    public Application {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        cotangents = List.copyOf(cotangents);
    }

    /** Input {@code k}. */
    public Value in(int k) {
        return inputs.get(k);
    }

    /** The output of an op that has one. */
    public Value out() {
        return outputs.get(0);
    }

    /** The cotangent of the output of an op that has one. */
    public Value ct() {
        return cotangents.get(0);
    }
}
