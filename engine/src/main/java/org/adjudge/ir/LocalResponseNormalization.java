package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * {@code y = x (bias + alpha Σ x²)^-beta}, the sum over the channels, the last axis, at most {@code depthRadius} away
 * (Krizhevsky et al. 2012, §3.3): {@code x: [n, h, w, c] → [n, h, w, c]}, f32 or f64. Attributes are float32, as
 * TensorFlow's.
 *
 * <p>With s = bias + alpha W(x²), W the sum over the window, which is its own adjoint: x̄ = ȳ s^-beta - 2 alpha beta x W(ȳ x
 * s^(-beta - 1)). TensorFlow's C++ registry (nn_grad.cc, LRNGradHelper) does not hand the attributes on, so it is right
 * for the default ones only.
 */
public record LocalResponseNormalization(int depthRadius, float bias, float alpha, float beta) implements NeuralOp {
    @Override
    public String opName() {
        return "nn.local_response_normalization";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        if (x.shape().rank() != 4) {
            throw Check.bad(this, "takes rank 4, [n, h, w, c], but got " + x);
        }
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int channels = x.shape().extent(-1);
        double[] out = new double[x.size()];
        for (int i = 0; i < out.length; i++) {
            int c = i % channels;
            double sum = 0;
            for (int d = Math.max(0, c - depthRadius); d <= Math.min(channels - 1L, (long) c + depthRadius); d++) {
                double neighbour = x.get(i - c + d);
                sum += neighbour * neighbour;
            }
            out[i] = x.get(i) * Math.pow(bias + alpha * sum, -beta);
        }
        return List.of(Tensor.of(x.dtype(), x.shape(), out));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(0);
        Value band = x.graph().constant(band(x.dtype(), x.shape().extent(-1)));
        Value s = x.square().matmul(band).times(alpha).plus(bias);
        Value inner = a.ct().times(x).times(s.pow(-(double) beta - 1)).matmul(band);
        return a.ct().times(s.pow(-(double) beta)).minus(x.times(inner).times(2.0 * alpha * beta));
    }

    /** 1 where two channels are in one window. */
    private Tensor band(DType dtype, int channels) {
        double[] elements = new double[channels * channels];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Math.abs(i / channels - i % channels) <= depthRadius ? 1 : 0;
        }
        return Tensor.of(dtype, Shape.of(channels, channels), elements);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.localResponseNormalization(this);
    }
}
