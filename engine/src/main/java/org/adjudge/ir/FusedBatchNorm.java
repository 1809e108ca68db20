package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.BatchNormKernel;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Batch normalisation, {@code y = (x - μ) / √(σ² + ε) scale + offset} for each channel: {@code x: [n, h, w, c], scale:
 * [c], offset: [c] → y: [n, h, w, c], mean: [c], variance: [c]}, or with {@code x: [n, c, h, w]} in NCHW, f32 or f64.
 *
 * <p>In training μ and σ² are x's own; the outputs mean and variance are μ and σ² N / (N - 1), where N counts the elements
 * of a channel (1 is taken for N - 1 = 0). Else two more inputs, mean and variance, are μ and σ², and are handed on.
 *
 * <p>With x̂ = (x - μ) / √(σ² + ε), in training: x̄ = scale / √(σ² + ε) (ȳ - mean(ȳ) - x̂ mean(ȳ x̂)) (Ioffe and Szegedy 2015, §3),
 * and what comes from the other two outputs, if they are used. TensorFlow (FusedBatchNormGradV3) leaves that out.
 */
public record FusedBatchNorm(float epsilon, String dataFormat, boolean isTraining) implements NeuralOp {
    @Override
    public String opName() {
        return "compat.v1.nn.fused_batch_norm";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, isTraining ? 3 : 5).get(0);
        Channels.check(this, dataFormat, "NHWC", "NCHW");
        Check.floating(this, x);
        if (x.shape().rank() != 4) {
            throw Check.bad(this, "x must have rank 4, " + dataFormat + ", but got " + x);
        }
        TensorType channels = x.with(Shape.of(x.shape().extent(Channels.axis(dataFormat, 4))));
        for (TensorType each : inputs.subList(1, inputs.size())) {
            if (!each.equals(channels)) {
                throw Check.bad(
                        this,
                        "scale, offset, mean and variance must be " + channels + ", as x is " + x + ", but got "
                                + each);
            }
        }
        return List.of(x, channels, channels);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Prepared.eval(this, normalisation(Prepared.types(inputs)), inputs);
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return Optional.of(normalisation(inputs));
    }

    private Kernel normalisation(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        return BatchNormKernel.of(x.dtype(), x.shape(), Channels.axis(dataFormat, 4), isTraining, epsilon);
    }

    /** {@code (N - 1) / N}, with 1 for N - 1 = 0: from the variance that is handed out to the other. */
    private double bias(Shape x) {
        return Math.max(count(x) - 1, 1) / count(x);
    }

    private double count(Shape x) {
        return x.size() / (double) x.extent(Channels.axis(dataFormat, 4));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(0);
        Value centred = x.minus(channels(x, isTraining ? a.outputs().get(1) : a.in(3)));
        Value variance = channels(x, isTraining ? a.outputs().get(2).times(bias(x.shape())) : a.in(4));
        Value rate = x.graph().apply(Unary.RSQRT, variance.plus(epsilon));
        Value ct = a.ct();
        Value slope = rate.times(channels(x, a.in(1)));
        if (k == 1) {
            return sum(ct.times(centred.times(rate)));
        }
        if (k == 2) {
            return sum(ct);
        }
        if (k == 3) {
            return sum(ct.times(slope)).neg().plus(a.cotangents().get(1));
        }
        if (k == 4) {
            Value inner = sum(ct.times(centred).times(slope).times(rate.square()));
            return inner.times(-0.5).plus(a.cotangents().get(2));
        }
        return isTraining ? trained(a, centred, rate, slope) : ct.times(slope);
    }

    private Value trained(Application a, Value centred, Value rate, Value slope) {
        Value x = a.in(0);
        Value ct = a.ct();
        Value normal = centred.times(rate);
        double count = count(x.shape());
        Value mean = channels(x, sum(ct).over(count));
        Value meanOfProducts = channels(x, sum(ct.times(normal)).over(count));
        Value result = slope.times(ct.minus(mean).minus(normal.times(meanOfProducts)));
        if (!a.cotangents().get(1).isZeros()) {
            result = result.plus(channels(x, a.cotangents().get(1)).over(count));
        }
        if (!a.cotangents().get(2).isZeros()) {
            double factor = 2 / Math.max(count - 1, 1);
            result =
                    result.plus(channels(x, a.cotangents().get(2)).times(factor).times(centred));
        }
        return result;
    }

    private Value sum(Value x) {
        return x.reduce(Reduction.SUM, Channels.others(dataFormat, 4), false);
    }

    private Value channels(Value x, Value vector) {
        return vector.reshape(Channels.broadcastable(dataFormat, x.shape()));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.fusedBatchNorm(this);
    }
}
