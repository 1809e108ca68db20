package org.adjudge.ir;

import java.util.stream.IntStream;
import org.adjudge.tensor.Scans;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Ways to accumulate along an axis. With S(k) the elements that total k is of (those up to k, from k if reversed, without k
 * itself if exclusive), each row is a primal and a VJP rule of the input {@code x}, the output {@code y} and the cotangent
 * {@code ct}.
 */
public enum Cumulation {
    /** {@code yₖ = Σ xⱼ, j ∈ S(k)}; 0 of nothing. The rule is the same sum run the other way. */
    SUM("math.cumsum") {
        @Override
        Tensor eval(Tensor x, Cumulate op, int axis) {
            return x.dtype().isInteger()
                    ? Scans.scanLong(x, axis, op.exclusive(), op.reverse(), 0, Long::sum)
                    : Scans.scan(x, axis, op.exclusive(), op.reverse(), 0, Double::sum);
        }

        @Override
        Value vjp(Value x, Value y, Value ct, Cumulate op, int axis) {
            return ct.cumulate(this, axis, op.exclusive(), !op.reverse());
        }
    },
    /**
     * {@code yₖ = Π xⱼ, j ∈ S(k)}; 1 of nothing.
     *
     * <p>{@code x̄ᵢ = Σ ȳₖ Π xⱼ, j ∈ S(k) but i, over the k with i ∈ S(k)}: no division, so it is exact with any number of
     * zeros, at the price of n² products for a line of n. TensorFlow Python's CumprodGrad divides by x; its C++
     * registry has none.
     */
    PROD("math.cumprod") {
        @Override
        Tensor eval(Tensor x, Cumulate op, int axis) {
            return x.dtype().isInteger()
                    ? Scans.scanLong(x, axis, op.exclusive(), op.reverse(), 1, (a, b) -> a * b)
                    : Scans.scan(x, axis, op.exclusive(), op.reverse(), 1, (a, b) -> a * b);
        }

        @Override
        Value vjp(Value x, Value y, Value ct, Cumulate op, int axis) {
            Value eye = square(x, axis, (i, k) -> i == k);
            Value others = eye.select(x.like(1), row(x, axis)).cumulate(this, axis + 1, op.exclusive(), op.reverse());
            return sumOverTotals(x, others.times(row(ct, axis)), op, axis);
        }
    },
    /**
     * {@code yₖ = log Σ exp(xⱼ), j ∈ S(k)}, without overflow; -∞ of nothing.
     *
     * <p>{@code x̄ᵢ = Σ ȳₖ exp(xᵢ - yₖ) over the k with i ∈ S(k)}: n² exponentials for a line of n, none above 1. NaN where a
     * total of some elements is -∞. f32 and f64 only.
     */
    LOGSUMEXP("math.cumulative_logsumexp") {
        @Override
        Tensor eval(Tensor x, Cumulate op, int axis) {
            return Scans.scan(x, axis, op.exclusive(), op.reverse(), Double.NEGATIVE_INFINITY, Scans::logAddExp);
        }

        @Override
        Value vjp(Value x, Value y, Value ct, Cumulate op, int axis) {
            Value distance = column(x, axis).minus(row(y, axis));
            Value inTotal = inTotal(x, op, axis);
            Value share = inTotal.select(distance, x.like(0)).exp();
            return sumOverTotals(x, share.times(row(ct, axis)), op, axis);
        }
    };

    private final String name;

    Cumulation(String name) {
        this.name = name;
    }

    /** TensorFlow's name, such as {@code math.cumsum}. */
    public String opName() {
        return name;
    }

    abstract Tensor eval(Tensor x, Cumulate op, int axis);

    abstract Value vjp(Value x, Value y, Value ct, Cumulate op, int axis);

    private interface Relation {
        boolean holds(int i, int k);
    }

    /** A line as a row that is the same for each element: {@code [..., n, ...] → [..., 1, n, ...]}. */
    private static Value row(Value line, int axis) {
        return line.graph().apply(new ExpandDims(axis), line);
    }

    private static Value column(Value line, int axis) {
        return line.graph().apply(new ExpandDims(axis + 1), line);
    }

    /** A constant {@code bool[n, n, 1...]}: element i down, total k across. */
    private static Value square(Value x, int axis, Relation relation) {
        int n = x.shape().extent(axis);
        boolean[] elements = new boolean[Math.multiplyExact(n, n)];
        IntStream.range(0, elements.length).forEach(e -> elements[e] = relation.holds(e / n, e % n));
        int[] extents = IntStream.range(0, x.shape().rank() - axis + 1)
                .map(a -> a < 2 ? n : 1)
                .toArray();
        return x.graph().constant(Tensor.of(Shape.of(extents), elements));
    }

    private static Value inTotal(Value x, Cumulate op, int axis) {
        return square(x, axis, (i, k) -> (op.reverse() ? i > k : i < k) || (i == k && !op.exclusive()));
    }

    /** The terms of element i down and total k across, summed over the totals that element i is in. */
    private static Value sumOverTotals(Value x, Value terms, Cumulate op, int axis) {
        return inTotal(x, op, axis).select(terms, terms.like(0)).sum(axis + 1);
    }
}
