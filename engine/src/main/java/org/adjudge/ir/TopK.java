package org.adjudge.ir;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The k largest elements along the last axis in falling order, and their indices: {@code x: [p..., n] → [p..., k],
 * i32[p..., k]}. Numbers; the order of NaN is not defined. Kink: of equal elements, -0 and 0 among
 * them, the one with the lower index comes first, and its place has the cotangent.
 *
 * <p>The cotangent of the values goes back to their places; indices pass none. TensorFlow has no C++ gradient of it; Python's is
 * nn_grad.py _TopKGrad.
 */
public record TopK(int k) implements IndexOp {
    @Override
    public String opName() {
        return "math.top_k";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.numeric(this, x);
        if (x.shape().rank() == 0) {
            throw Check.bad(this, "takes rank 1 or more, but got " + x);
        }
        if (k < 0 || k > x.shape().extent(-1)) {
            throw Check.bad(this, "k is " + k + "; it must be from 0 to the last extent of " + x);
        }
        Shape shape = x.shape().with(-1, k);
        return List.of(x.with(shape), new TensorType(DType.I32, shape));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int n = x.shape().extent(-1);
        Shape shape = x.shape().with(-1, k);
        int[] source = new int[shape.size()];
        int[] index = new int[source.length];
        Comparator<Integer> falling = x.dtype() == DType.I64
                ? Comparator.comparingLong((Integer i) -> x.getLong(i)).reversed()
                : Comparator.comparingDouble((Integer i) -> x.get(i) + 0.0).reversed();
        for (int row = 0; k > 0 && row < source.length / k; row++) {
            int start = row * n;
            List<Integer> order = IntStream.range(start, start + n)
                    .boxed()
                    .sorted(falling)
                    .limit(k)
                    .toList();
            for (int j = 0; j < k; j++) {
                source[row * k + j] = order.get(j);
                index[row * k + j] = order.get(j) - start;
            }
        }
        return List.of(IndexMap.of(shape, source).take(x), Tensor.of(shape, index));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int input, Application a) {
        Shape x = a.in(0).shape();
        return new Gather(-1, x.rank() - 1).adjoint(a.ct(), a.outputs().get(1), x);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.topK(this);
    }
}
