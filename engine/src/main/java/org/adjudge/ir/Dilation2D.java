package org.adjudge.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Grey dilation, the largest of what a window sees with the filters added, channel by channel (Serra 1982): {@code x: [n, h, w, c],
 * filters: [a, b, c] → [n, oh, ow, c]}, f32 or f64. Strides and dilations have a 1 for batch and channels; padding is never the
 * largest.
 *
 * <p>A kink where two sums are the largest: the first, in row-major order of the filter, gets the whole cotangent, as in
 * TensorFlow's kernels (core/kernels/dilation_ops.cc), which its C++ registry does not use: it has no gradient of the op.
 * TensorFlow is not followed where a window sees a NaN, which it passes over, or nothing but -∞, of which it makes the
 * smallest finite number.
 */
public record Dilation2D(List<Integer> strides, Padding padding, List<Integer> dilations) implements NeuralOp {
    /** Copies the lists. */
    public Dilation2D {
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
    }

    @Override
    public String opName() {
        return "nn.dilation2d";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        TensorType filters = inputs.get(1);
        Check.floating(this, x);
        Check.sameDType(this, x, filters);
        if (x.shape().rank() != 4
                || filters.shape().rank() != 3
                || filters.shape().slice(0, 2).size() == 0
                || filters.shape().extent(2) != x.shape().extent(3)) {
            throw Check.bad(
                    this,
                    "takes [n, h, w, c] and filters [a, b, c] of as many channels that are not empty, but got " + x
                            + " and " + filters);
        }
        if (padding.isExplicit()) {
            throw Check.bad(this, "takes padding 'SAME' or 'VALID', but got " + padding + "; pad the input: tf.pad");
        }
        List<Integer> window = filters.shape().asList().subList(0, 2);
        return List.of(Sliding.pooled(x, Sliding.over(this, x, window, strides, padding, dilations)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Composition.value(
                inputs, v -> new Taps(v.get(0), v.get(1)).sums().reduce(Reduction.MAX, Axes.of(0), false)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Taps taps = new Taps(a.in(0), a.in(1));
        Value first = a.ct().graph().apply(new ArgReduce(ArgReduce.Kind.MAX, 0, DType.I32), taps.sums());
        IntFunction<Value> cotangent = tap -> first.eq(tap).select(a.ct(), a.ct().like(0));
        return k == 0 ? taps.ofInput(cotangent) : taps.ofFilters(cotangent);
    }

    /** The filters' taps over an input. */
    private final class Taps {
        private final Value x;
        private final Value filters;
        private final List<List<Integer>> around = new ArrayList<>();
        private final List<Integer> stops = new ArrayList<>();

        Taps(Value x, Value filters) {
            this.x = x;
            this.filters = filters;
            around.add(List.of(0, 0));
            for (int axis = 1; axis < 3; axis++) {
                int extent = x.shape().extent(axis);
                int covered = (filters.shape().extent(axis - 1) - 1) * dilations.get(axis) + 1;
                int[] pair = padding.around(axis, extent, covered, strides.get(axis));
                around.add(List.of(pair[0], pair[1]));
                stops.add(padding.stops(axis, extent, covered, strides.get(axis)));
            }
            around.add(List.of(0, 0));
        }

        private int count() {
            return filters.shape().extent(0) * filters.shape().extent(1);
        }

        private Subscript row(int tap) {
            return along(1, tap / filters.shape().extent(1));
        }

        private Subscript column(int tap) {
            return along(2, tap % filters.shape().extent(1));
        }

        private Subscript along(int axis, int tap) {
            int begin = tap * dilations.get(axis);
            int end = begin + Math.max((stops.get(axis - 1) - 1) * strides.get(axis) + 1, 0);
            return new Subscript.Range(OptionalInt.of(begin), OptionalInt.of(end), strides.get(axis));
        }

        /** What a tap sees of the padded input as the window slides. */
        private List<Subscript> seen(int tap) {
            Subscript all = new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), 1);
            return List.of(all, row(tap), column(tap), all);
        }

        /** What each tap sees with its filter added, {@code [taps, n, oh, ow, c]}. */
        Value sums() {
            Value padded = x.graph().apply(new PadV2(around), x, x.like(Double.NEGATIVE_INFINITY));
            Value flat = filters.reshape(Shape.of(count(), filters.shape().extent(2)));
            Value[] sums = new Value[count()];
            for (int tap = 0; tap < sums.length; tap++) {
                sums[tap] = padded.stridedSlice(seen(tap)).plus(flat.stridedSlice(List.of(new Subscript.At(tap))));
            }
            return x.graph().apply(new Stack(0), sums);
        }

        /** The cotangents of what each tap sees, put back where it saw it. */
        Value ofInput(IntFunction<Value> cotangent) {
            List<Integer> padded = new ArrayList<>();
            List<Integer> begin = new ArrayList<>();
            for (int axis = 0; axis < 4; axis++) {
                begin.add(around.get(axis).get(0));
                padded.add(begin.get(axis)
                        + x.shape().extent(axis)
                        + around.get(axis).get(1));
            }
            Value[] parts = new Value[count()];
            for (int tap = 0; tap < parts.length; tap++) {
                parts[tap] = x.graph().apply(new StridedSliceGrad(padded, seen(tap)), cotangent.apply(tap));
            }
            return x.graph().apply(new AddN(), parts).slice(begin, x.shape().asList());
        }

        /** The cotangents of what each tap sees, summed. */
        Value ofFilters(IntFunction<Value> cotangent) {
            Value[] sums = new Value[count()];
            for (int tap = 0; tap < sums.length; tap++) {
                sums[tap] = cotangent.apply(tap).sum(0, 1, 2);
            }
            return x.graph().apply(new Stack(0), sums).reshape(filters.shape());
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.dilation2D(this);
    }
}
