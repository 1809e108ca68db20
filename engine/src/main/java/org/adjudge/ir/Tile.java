package org.adjudge.ir;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * A tensor repeated {@code multiples[a]} times along each axis: {@code x: [n...] → [multiples n...]}, {@code y[i...] = x[i mod n...]}.
 *
 * <p>The cotangent is the sum over the repetitions. TensorFlow: TileGrad.
 */
public record Tile(List<Integer> multiples) implements LayoutOp {
    /** Copies the lists. */
    public Tile {
        multiples = List.copyOf(multiples);
    }

    @Override
    public String opName() {
        return "tile";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (multiples.size() != x.shape().rank() || multiples.stream().anyMatch(m -> m < 0)) {
            throw Check.bad(this, "multiples " + multiples + " must be a count, 0 or more, for each axis of " + x);
        }
        int[] extents = x.shape().extents();
        for (int a = 0; a < extents.length; a++) {
            long tiled = (long) extents[a] * multiples.get(a);
            if (tiled > Integer.MAX_VALUE) {
                throw Check.bad(
                        this, "multiples " + multiples + " make axis " + a + " of " + x + " too long for an int");
            }
            extents[a] = (int) tiled;
        }
        return List.of(x.with(Check.shape(this, extents)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape result = infer(List.of(TensorType.of(x))).get(0).shape();
        int[] extents = x.shape().extents();
        return List.of(IndexMap.located(result, x.shape(), (at, from) -> {
                    for (int a = 0; a < at.length; a++) {
                        from[a] = at[a] % extents[a];
                    }
                    return true;
                })
                .take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        List<Integer> split = new ArrayList<>();
        List<Integer> repetitions = new ArrayList<>();
        for (int axis = 0; axis < multiples.size(); axis++) {
            repetitions.add(split.size());
            split.add(multiples.get(axis));
            split.add(a.in(0).shape().extent(axis));
        }
        return a.ct().reshape(Shape.of(split)).reduce(Reduction.SUM, Axes.of(repetitions), false);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tile(this);
    }
}
