package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Channels of an image moved into blocks: {@code x: [n, h, w, b b c] → [n, h b, w b, c]}; the inverse of {@link SpaceToDepth}.
 *
 * <p>The cotangent is moved back by it.
 */
public record DepthToSpace(int blockSize) implements LayoutOp {
    @Override
    public String opName() {
        return "nn.depth_to_space";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (x.shape().rank() != 4 || blockSize < 2 || x.shape().extent(3) % ((long) blockSize * blockSize) != 0) {
            throw Check.bad(
                    this,
                    "takes [n, h, w, c] with c divisible by the square of a block_size of 2 or more, but got " + x
                            + " and " + blockSize);
        }
        return List.of(x.with(Check.shape(
                this,
                x.shape().extent(0),
                Check.extent(this, (long) x.shape().extent(1) * blockSize),
                Check.extent(this, (long) x.shape().extent(2) * blockSize),
                x.shape().extent(3) / blockSize / blockSize)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape result = infer(List.of(TensorType.of(x))).get(0).shape();
        return List.of(new SpaceToDepth(blockSize).map(result).scatterAdd(x, result));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new SpaceToDepth(blockSize), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.depthToSpace(this);
    }
}
