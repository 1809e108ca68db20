package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The batch moved into blocks: {@code x: [n prod(block), s..., q...] → [n, s block - before - after..., q...]}; the adjoint, and
 * but for the crops the inverse, of {@link SpaceToBatchNd}.
 *
 * <p>The cotangent is moved back by it. TensorFlow: BatchToSpaceND.
 */
public record BatchToSpaceNd(List<Integer> blockShape, List<List<Integer>> crops) implements LayoutOp {
    /** Copies the lists. */
    public BatchToSpaceNd {
        blockShape = List.copyOf(blockShape);
        crops = crops.stream().map(List::copyOf).toList();
    }

    @Override
    public String opName() {
        return "batch_to_space";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        int count = blockShape.size();
        boolean fits = count < x.shape().rank()
                && count == crops.size()
                && blockShape.stream().allMatch(b -> b >= 1)
                && crops.stream().allMatch(p -> p.size() == 2 && p.get(0) >= 0 && p.get(1) >= 0);
        int[] extents = x.shape().extents();
        for (int m = 0; fits && m < count; m++) {
            int block = blockShape.get(m);
            long cropped = (long) extents[m + 1] * block
                    - crops.get(m).get(0)
                    - crops.get(m).get(1);
            fits = extents[0] % block == 0 && cropped >= 0;
            extents[m + 1] = Check.extent(this, cropped);
            extents[0] /= block;
        }
        if (!fits) {
            throw Check.bad(
                    this,
                    "block_shape " + blockShape + " and crops " + crops
                            + " need one entry for each axis after the first of " + x
                            + " that is blocked, blocks must divide the batch, and crops leave something");
        }
        return List.of(x.with(Check.shape(this, extents)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape result = infer(List.of(TensorType.of(x))).get(0).shape();
        return List.of(new SpaceToBatchNd(blockShape, crops).map(result).scatterAdd(x, result));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new SpaceToBatchNd(blockShape, crops), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.batchToSpaceNd(this);
    }
}
