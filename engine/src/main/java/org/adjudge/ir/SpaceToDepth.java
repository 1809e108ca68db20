package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Blocks of an image moved into its channels: {@code x: [n, h b, w b, c] → [n, h, w, b b c]}.
 *
 * <p>The cotangent is moved back by {@link DepthToSpace}.
 */
public record SpaceToDepth(int blockSize) implements LayoutOp {
    @Override
    public String opName() {
        return "nn.space_to_depth";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        boolean fits = x.shape().rank() == 4
                && blockSize >= 2
                && x.shape().extent(1) % blockSize == 0
                && x.shape().extent(2) % blockSize == 0;
        if (!fits) {
            throw Check.bad(
                    this,
                    "takes [n, h, w, c] with h and w divisible by a block_size of 2 or more, but got " + x + " and "
                            + blockSize);
        }
        return List.of(x.with(Check.shape(
                this,
                x.shape().extent(0),
                x.shape().extent(1) / blockSize,
                x.shape().extent(2) / blockSize,
                Check.extent(this, (long) x.shape().extent(3) * blockSize * blockSize))));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(map(inputs.get(0).shape()).take(inputs.get(0)));
    }

    /** From the result into an image of this shape. */
    IndexMap map(Shape x) {
        Shape result = infer(List.of(new TensorType(DType.F32, x))).get(0).shape();
        int channels = x.extent(3);
        return IndexMap.located(result, x, (at, from) -> {
            int block = at[3] / channels;
            from[0] = at[0];
            from[1] = at[1] * blockSize + block / blockSize;
            from[2] = at[2] * blockSize + block % blockSize;
            from[3] = at[3] % channels;
            return true;
        });
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new DepthToSpace(blockSize), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.spaceToDepth(this);
    }
}
