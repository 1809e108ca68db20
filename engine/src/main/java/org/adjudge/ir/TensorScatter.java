package org.adjudge.ir;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Slices written into a tensor at index tuples: {@code x: [n1, ..., nd, q...], indices: [i..., d], updates: [i..., q...] →
 * [n1, ..., nd, q...]}. Numbers of one dtype; indices are i32 or i64 in range.
 *
 * <p>Equal tuples are written one after the other, in row-major order: sums, differences and extremes of all of them, but of an
 * update the last alone is seen, and has the cotangent. (TensorFlow documents no order; its CPU kernel takes this one. Its
 * Python gradient, array_grad.py _TensorScatterUpdateGrad, gives a cotangent to every update, seen or not.)
 *
 * <p>Kink of max and min: where x or several updates are the extreme, each gets an equal share of the cotangent, as in
 * TensorFlow Python's _TensorScatterMinOrMaxGrad.
 */
public record TensorScatter(Kind kind) implements IndexOp {
    /** What is done with a slice and what is there already. */
    public enum Kind {
        /** The sum. */
        ADD("tensor_scatter_nd_add"),
        /** The sum again, by an op that TensorFlow has a C++ gradient for. */
        NON_ALIASING_ADD("raw_ops.ScatterNdNonAliasingAdd"),
        /** The difference. */
        SUB("tensor_scatter_nd_sub"),
        /** The slice alone. */
        UPDATE("tensor_scatter_nd_update"),
        /** The larger. */
        MAX("tensor_scatter_nd_max"),
        /** The smaller. */
        MIN("tensor_scatter_nd_min");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    @Override
    public String opName() {
        return kind.name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 3).get(0);
        Check.numeric(this, x);
        Check.sameDType(this, x, inputs.get(2));
        Tuples.fit(this, x.shape(), inputs.get(1), inputs.get(2));
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor updates = inputs.get(2);
        IndexMap map = Tuples.map(this, x.shape(), inputs.get(1));
        return List.of(
                switch (kind) {
                    case ADD, NON_ALIASING_ADD -> map.scatter(x, updates, Double::sum, Long::sum);
                    case SUB -> map.scatter(x, updates, (there, update) -> there - update, (a, b) -> a - b);
                    case UPDATE -> map.scatter(x, updates, (there, update) -> update, (a, b) -> b);
                    case MAX -> map.scatter(x, updates, Math::max, Math::max);
                    case MIN -> map.scatter(x, updates, Math::min, Math::min);
                });
    }

    @Override
    public boolean differentiable(int k) {
        return k != 1;
    }

    @Override
    public Value vjp(int k, Application a) {
        return switch (kind) {
            case ADD, NON_ALIASING_ADD -> k == 0 ? a.ct() : at(a, a.ct());
            case SUB -> k == 0 ? a.ct() : at(a, a.ct()).neg();
            case UPDATE -> k == 0 ? kept(a) : seen(a);
            case MAX, MIN -> extreme(k, a);
        };
    }

    private static Value at(Application a, Value x) {
        return x.graph().apply(new GatherNd(), x, a.in(1));
    }

    private Value kept(Application a) {
        return a.ct().graph().apply(this, a.ct(), a.in(1), a.in(2).zerosLike());
    }

    /** The cotangents of those updates that no later one has replaced: numbered, written and read back. */
    private Value seen(Application a) {
        Shape tuples = a.in(1).shape();
        Shape heads = tuples.slice(0, tuples.rank() - 1);
        int[] numbers = IntStream.range(0, heads.size()).toArray();
        Value number = a.ct().graph().constant(Tensor.of(heads, numbers));
        Shape places = a.in(0).shape().slice(0, tuples.extent(-1));
        Value written = a.ct().graph().apply(this, number.like(0).broadcastTo(places), a.in(1), number);
        List<Integer> ones = Collections.nCopies(a.in(2).shape().rank() - heads.rank(), 1);
        Value last = at(a, written).eq(number).reshape(heads.concat(Shape.of(ones)));
        Value ct = at(a, a.ct());
        return last.select(ct, ct.like(0));
    }

    private static Value extreme(int k, Application a) {
        Value z = a.out();
        Value ofX = a.in(0).eq(z).cast(z.dtype());
        Value ofUpdates = a.in(2).eq(at(a, z)).cast(z.dtype());
        Value count = z.graph()
                .apply(new ScatterNd(z.shape().asList()), a.in(1), ofUpdates)
                .plus(ofX);
        Value share = a.ct().over(count);
        return k == 0 ? share.times(ofX) : at(a, share).times(ofUpdates);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tensorScatter(this);
    }
}
