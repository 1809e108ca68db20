package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * Square blocks of images moved into the batch: {@code x: [n, h, w, c] → [n b b, (before + h + after) / b, (before + w + after) / b,
 * c]}, padded with zeros first; any dtype.
 *
 * <p>TensorFlow's older op; {@link SpaceToBatchNd} with a block of two equal extents. The cotangent is moved back by
 * {@link BatchToSpace}.
 */
public record SpaceToBatch(List<List<Integer>> paddings, int blockSize) implements LayoutOp {
    /** Copies the lists. */
    public SpaceToBatch {
        paddings = paddings.stream().map(List::copyOf).toList();
    }

    @Override
    public String opName() {
        return "raw_ops.SpaceToBatch";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Check.images(this, Check.count(this, inputs, 1).get(0), blockSize);
        return blocks().infer(inputs);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return blocks().eval(inputs);
    }

    private SpaceToBatchNd blocks() {
        return new SpaceToBatchNd(List.of(blockSize, blockSize), paddings);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new BatchToSpace(paddings, blockSize), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.spaceToBatch(this);
    }
}
