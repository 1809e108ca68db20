package org.adjudge.ir;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Reductions;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Ways to combine the elements along some axes. Each row is a primal and a VJP rule of the input {@code x}, and of the
 * output {@code y} and the cotangent {@code ct} with extent 1 in place of the reduced axes, so that both broadcast
 * against x.
 */
public enum Reduction {
    /** The sum; 0 of nothing. */
    SUM("reduce_sum", Reductions::sum, (x, y, ct, axes) -> ct.broadcastTo(x.shape())),
    /** The mean; NaN of nothing. f32 and f64 only. */
    MEAN(
            "reduce_mean",
            (x, axes) -> {
                double count = count(x.shape(), axes);
                return Elementwise.map(Reductions.sum(x, axes), sum -> sum / count);
            },
            (x, y, ct, axes) -> ct.over(count(x.shape(), axes)).broadcastTo(x.shape())),
    /** The largest; -∞ of nothing, NaN if any is. Kink: ties share the cotangent equally. With a NaN: NaN for all. */
    MAX("reduce_max", Reductions::max, Reduction::shareAmongTies),
    /** The smallest; ∞ of nothing, NaN if any is. Kink: ties share the cotangent equally. With a NaN: NaN for all. */
    MIN("reduce_min", Reductions::min, Reduction::shareAmongTies),
    /**
     * The product; 1 of nothing. The cotangent is multiplied by the product of the others, which is written without
     * division and so is exact with any number of zeros, as TensorFlow's ProdGrad.
     */
    PROD("reduce_prod", Reductions::prod, (x, y, ct, axes) -> ct.times(productOfOthers(x, axes))),
    /** {@code √Σx²}, not protected against overflow; 0 of nothing. f32 and f64 only. Kink: 0 at 0, the least of its slopes. */
    EUCLIDEAN_NORM(
            "math.reduce_euclidean_norm", Reductions::euclideanNorm, (x, y, ct, axes) -> x.times(ct.divideNoNan(y)));

    /** The reduced tensor, with extent 1 in place of the axes. */
    @FunctionalInterface
    interface Primal {
        Tensor of(Tensor x, List<Integer> axes);
    }

    /** The cotangent of the input. */
    @FunctionalInterface
    interface Rule {
        Value cotangent(Value x, Value y, Value ct, List<Integer> axes);
    }

    private final String name;
    private final Primal primal;
    private final Rule rule;

    Reduction(String name, Primal primal, Rule rule) {
        this.name = name;
        this.primal = primal;
        this.rule = rule;
    }

    /** TensorFlow's name, such as {@code reduce_sum}. */
    public String opName() {
        return name;
    }

    Tensor eval(Tensor x, List<Integer> axes) {
        return primal.of(x, axes);
    }

    Value vjp(Value x, Value y, Value ct, List<Integer> axes) {
        return rule.cotangent(x, y, ct, axes);
    }

    /** How many elements a mean is of. */
    static double count(Shape shape, List<Integer> axes) {
        return axes.stream().mapToDouble(shape::extent).reduce(1, (a, b) -> a * b);
    }

    /** With the axes moved to the front and made one: (Π of those before) · (Π of those after). */
    private static Value productOfOthers(Value x, List<Integer> axes) {
        List<Integer> front = new ArrayList<>(axes);
        Axes.all().resolve(x.shape().rank()).stream()
                .filter(a -> !axes.contains(a))
                .forEach(front::add);
        Value moved = x.transpose(front);
        Shape rest = moved.shape().slice(axes.size(), front.size());
        int count = moved.shape().slice(0, axes.size()).size();
        Value lines = moved.reshape(Shape.of(count).concat(rest));
        Value others =
                lines.cumulate(Cumulation.PROD, 0, true, false).times(lines.cumulate(Cumulation.PROD, 0, true, true));
        return others.reshape(moved.shape())
                .transpose(Axes.all().resolve(front.size()).stream()
                        .map(front::indexOf)
                        .toList());
    }

    /** {@code indicator / (number of ties) · ct}, TensorFlow's MinOrMaxGrad. */
    private static Value shareAmongTies(Value x, Value y, Value ct, List<Integer> axes) {
        Value chosen = x.eq(y).cast(x.dtype());
        Value ties = chosen.reduce(SUM, Axes.of(axes), true);
        return chosen.over(ties).times(ct);
    }
}
