package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The diagonal of a tensor whose shape is one written twice: {@code x: [n..., n...] → [n...]}, {@code y[i...] = x[i..., i...]};
 * any numeric dtype. Its adjoint is {@link TensorDiag}. TensorFlow: DiagPartGrad.
 */
public record TensorDiagPart() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.tensor_diag_part";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.numeric(this, x);
        int half = x.shape().rank() / 2;
        Shape first = x.shape().slice(0, half);
        if (half == 0 || !first.concat(first).equals(x.shape())) {
            throw Check.bad(this, "takes a shape written twice, [2, 3, 2, 3] say, but got " + x);
        }
        return List.of(x.with(first));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Shape first = x.shape().slice(0, x.shape().rank() / 2);
        int size = first.size();
        int[] source = new int[size];
        for (int at = 0; at < size; at++) {
            source[at] = at * (size + 1);
        }
        return List.of(IndexMap.of(first, source).take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new TensorDiag(), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tensorDiagPart(this);
    }
}
