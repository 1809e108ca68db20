package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Blocks moved into the batch: {@code x: [n, s..., q...] → [n prod(block), (before + s + after) / block..., q...]}, padded with zeros
 * first; one block extent for each axis s.
 *
 * <p>The cotangent is moved back by {@link BatchToSpaceNd}. TensorFlow: SpaceToBatchND.
 */
public record SpaceToBatchNd(List<Integer> blockShape, List<List<Integer>> paddings) implements LayoutOp {
    /** Copies the lists. */
    public SpaceToBatchNd {
        blockShape = List.copyOf(blockShape);
        paddings = paddings.stream().map(List::copyOf).toList();
    }

    @Override
    public String opName() {
        return "space_to_batch";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        int count = blockShape.size();
        boolean fits = count < x.shape().rank()
                && count == paddings.size()
                && blockShape.stream().allMatch(b -> b >= 1)
                && paddings.stream().allMatch(p -> p.size() == 2 && p.get(0) >= 0 && p.get(1) >= 0);
        int[] extents = x.shape().extents();
        for (int m = 0; fits && m < count; m++) {
            int block = blockShape.get(m);
            int padded = Check.extent(
                    this,
                    (long) extents[m + 1]
                            + paddings.get(m).get(0)
                            + paddings.get(m).get(1));
            fits = padded % block == 0;
            extents[m + 1] = padded / block;
            extents[0] = Check.extent(this, (long) extents[0] * block);
        }
        if (!fits) {
            throw Check.bad(
                    this,
                    "block_shape " + blockShape + " and paddings " + paddings
                            + " need one entry for each axis after the first of " + x
                            + " that is blocked, and blocks must divide the padded extents");
        }
        return List.of(x.with(Check.shape(this, extents)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(map(inputs.get(0).shape()).take(inputs.get(0)));
    }

    /** From the result into a tensor of this shape. */
    IndexMap map(Shape x) {
        Shape result = infer(List.of(new TensorType(DType.F32, x))).get(0).shape();
        int[] extents = x.extents();
        return IndexMap.located(result, x, (at, from) -> {
            System.arraycopy(at, 0, from, 0, at.length);
            from[0] = at[0] % extents[0];
            int block = at[0] / extents[0];
            boolean inside = true;
            for (int m = blockShape.size(); m >= 1; m--) {
                int size = blockShape.get(m - 1);
                from[m] = at[m] * size + block % size - paddings.get(m - 1).get(0);
                inside &= from[m] >= 0 && from[m] < extents[m];
                block /= size;
            }
            return inside;
        });
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new BatchToSpaceNd(blockShape, paddings), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.spaceToBatchNd(this);
    }
}
