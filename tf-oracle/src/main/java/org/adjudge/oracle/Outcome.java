package org.adjudge.oracle;

import org.adjudge.tensor.Tensor;

/** What TensorFlow says when it is asked for one tensor. */
public sealed interface Outcome {
    /** The tensor, of the dtype and shape that TensorFlow gave it. */
    record Present(Tensor value) implements Outcome {}

    /**
     * TensorFlow says that there is no gradient: nothing connects the output with the value, or only ops through which no
     * cotangent passes. An engine's zeros agree with it.
     *
     * @param why which of the two
     */
    record None(String why) implements Outcome {}

    /**
     * TensorFlow failed, such as for want of a gradient: {@code No gradient defined for op: TanhGrad}. No testimony.
     *
     * @param message the first line of what it said
     */
    record Failed(String message) implements Outcome {
        static Failed of(RuntimeException e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            return new Failed(message.lines().findFirst().orElse(e.toString()));
        }
    }
}
