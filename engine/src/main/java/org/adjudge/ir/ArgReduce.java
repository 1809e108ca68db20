package org.adjudge.ir;

import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Where along an axis the largest or smallest element is: {@code x: [p..., n, q...] → outputType[p..., q...]}, outputType i32
 * or i64. Of equal elements the first; the axis must not be empty. No cotangent passes.
 */
public record ArgReduce(Kind kind, int axis, DType outputType) implements ReductionOp {
    /** Which element. */
    public enum Kind {
        /** The largest. */
        MAX("math.argmax"),
        /** The smallest. */
        MIN("math.argmin");

        private final String name;

        Kind(String name) {
            this.name = name;
        }

        private boolean better(Tensor x, int candidate, int best) {
            int order = x.dtype().isFloating()
                    ? (x.get(candidate) > x.get(best) ? 1 : x.get(candidate) < x.get(best) ? -1 : 0)
                    : Long.compare(x.getLong(candidate), x.getLong(best));
            return this == MAX ? order > 0 : order < 0;
        }
    }

    @Override
    public String opName() {
        return kind.name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.numeric(this, x);
        int at = Check.axis(this, axis, x.shape().rank());
        if (!outputType.isInteger()) {
            throw Check.bad(this, "output_type is " + outputType + "; it must be tf.int32 or tf.int64");
        }
        if (x.shape().extent(at) == 0) {
            throw Check.bad(this, "axis " + at + " of " + x + " is empty; it must have an element");
        }
        return List.of(new TensorType(outputType, x.shape().reduce(List.of(at), false)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int at = x.shape().axis(axis);
        Shape result = x.shape().reduce(Collections.singletonList(at), false);
        int extent = x.shape().extent(at);
        int step = x.shape().slice(at + 1, x.shape().rank()).size();
        long[] out = new long[result.size()];
        for (int i = 0; i < out.length; i++) {
            int first = i / step * step * extent + i % step;
            int best = 0;
            for (int k = 1; k < extent; k++) {
                best = kind.better(x, first + k * step, first + best * step) ? k : best;
            }
            out[i] = best;
        }
        return List.of(Elementwise.cast(Tensor.of(result, out), outputType));
    }

    @Override
    public boolean differentiable(int k) {
        return false;
    }

    @Override
    public Value vjp(int k, Application a) {
        throw new AssertionError("a position has no derivative");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.argReduce(this);
    }
}
