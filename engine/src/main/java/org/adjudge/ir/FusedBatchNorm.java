package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.BatchNormKernel;
import org.adjudge.tensor.Code;
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
 * <p>In training: x̄ = scale / √(σ² + ε) (ȳ - mean(ȳ) + (μ - x) mean(ȳ (x - μ)) / (σ² + ε)) (Ioffe and Szegedy 2015, §3),
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
        return Prepared.eval(this, normalisation(Prepared.types(inputs), Optional.empty()), inputs);
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return Optional.of(normalisation(inputs, Optional.empty()));
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs, Op then) {
        return then instanceof Unary row
                ? Code.of(row.name()).map(code -> normalisation(inputs, Optional.of(code)))
                : Optional.empty();
    }

    private Kernel normalisation(List<TensorType> inputs, Optional<Code> then) {
        TensorType x = inputs.get(0);
        return BatchNormKernel.of(x.dtype(), x.shape(), Channels.axis(dataFormat, 4), isTraining, epsilon, then);
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
        Value mean = isTraining ? a.outputs().get(1) : a.in(3);
        Value variance = isTraining ? a.outputs().get(2).times(bias(x.shape())) : a.in(4);
        Value rate = x.graph().apply(Unary.RSQRT, variance.plus(epsilon));
        Value slope = rate.times(a.in(1));
        if (k == 0) {
            return isTraining ? trained(a, mean, rate, slope) : a.ct().times(channels(x, slope));
        }
        if (k == 1) {
            return scaled(x, products(a, mean), rate);
        }
        if (k == 2) {
            return sum(a.ct());
        }
        return k == 3
                ? scaled(x, sum(a.ct()), slope.neg()).plus(a.cotangents().get(1))
                : scaled(x, products(a, mean), slope.times(rate.square()).times(-0.5))
                        .plus(a.cotangents().get(2));
    }

    /** A sum times a factor that stands before each term: of no terms it is 0, though the factor is NaN, as that of the variance of nothing. */
    private static Value scaled(Value x, Value sum, Value factor) {
        return x.shape().size() == 0 ? sum : sum.times(factor);
    }

    /** For each channel Σ ȳ (x - μ). */
    private Value products(Application a, Value mean) {
        return sum(a.ct().times(a.in(0).minus(channels(a.in(0), mean))));
    }

    /** μ - x is not what is multiplied before: it is computed again, since to hold that takes longer. */
    private Value trained(Application a, Value mean, Value rate, Value slope) {
        Value x = a.in(0);
        Value ct = a.ct();
        double count = count(x.shape());
        Value sum = sum(ct);
        Value products = products(a, mean); // before anything is done with the first: one pass computes both
        Value pull = rate.times(rate.times(products)).over(count);
        Value opposite = channels(x, mean).minus(x); // after that pass
        Value result = channels(x, slope)
                .times(ct.minus(channels(x, sum.over(count))).plus(opposite.times(channels(x, pull))));
        if (!a.cotangents().get(1).isZeros()) {
            result = result.plus(channels(x, a.cotangents().get(1)).over(count));
        }
        if (!a.cotangents().get(2).isZeros()) {
            double factor = 2 / Math.max(count - 1, 1);
            result = result.minus(
                    channels(x, a.cotangents().get(2)).times(factor).times(opposite));
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
