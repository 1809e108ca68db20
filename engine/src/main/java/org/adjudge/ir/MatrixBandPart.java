package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Matrices;
import org.adjudge.tensor.Tensor;

/**
 * Matrices with zeros outside of a band: {@code x: [..., m, n] → [..., m, n]}, any numeric dtype. Kept are {@code numLower}
 * diagonals below the main one and {@code numUpper} above; a negative number keeps all.
 *
 * <p>x̄ is the same band of ȳ. TensorFlow: MatrixBandPartGrad.
 */
public record MatrixBandPart(int numLower, int numUpper) implements LinearAlgebraOp {
    @Override
    public String opName() {
        return "linalg.band_part";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (x.shape().rank() < 2) {
            throw Check.bad(this, "takes matrices, rank 2 or more, but got " + x);
        }
        int rows = x.shape().extent(-2);
        int columns = x.shape().extent(-1);
        if (numLower > rows || numUpper > columns) {
            throw Check.bad(
                    this,
                    "num_lower " + numLower + " and num_upper " + numUpper + " go beyond " + x
                            + "; they can be at most " + rows + " and " + columns);
        }
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Matrices.bandPart(inputs.get(0), numLower, numUpper));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(this, a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.matrixBandPart(this);
    }
}
