package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * A tensor on the diagonal of one of twice its rank: {@code x: [n...] → [n..., n...]}, {@code y[i..., i...] = x[i...]} and zeros
 * elsewhere; rank 1 or more, any numeric dtype. {@link TensorDiagPart} undoes it, and is its adjoint. TensorFlow: DiagGrad.
 */
public record TensorDiag() implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.tensor_diag";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.numeric(this, x);
        if (x.shape().rank() == 0) {
            throw Check.bad(this, "takes rank 1 or more, but got " + x);
        }
        return List.of(x.with(x.shape().concat(x.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int size = x.size();
        int[] source = new int[size * size];
        for (int at = 0; at < source.length; at++) {
            source[at] = at / size == at % size ? at % size : IndexMap.NONE;
        }
        Shape shape = x.shape();
        return List.of(IndexMap.of(shape.concat(shape), source).take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new TensorDiagPart(), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.tensorDiag(this);
    }
}
