package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * The batch moved into square blocks of images: {@code x: [n b b, h, w, c] → [n, h b - before - after, w b - before - after, c]}; any
 * dtype.
 *
 * <p>TensorFlow's older op; {@link BatchToSpaceNd} with a block of two equal extents. The cotangent is moved back by
 * {@link SpaceToBatch}.
 */
public record BatchToSpace(List<List<Integer>> crops, int blockSize) implements LayoutOp {
    /** Copies the lists. */
    public BatchToSpace {
        crops = crops.stream().map(List::copyOf).toList();
    }

    @Override
    public String opName() {
        return "raw_ops.BatchToSpace";
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

    private BatchToSpaceNd blocks() {
        return new BatchToSpaceNd(List.of(blockSize, blockSize), crops);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new SpaceToBatch(crops, blockSize), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.batchToSpace(this);
    }
}
