package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.IncompleteGamma;
import org.adjudge.tensor.Tensor;

/**
 * {@code ∂ⁿP(a, x)/∂aⁿ} of {@code math.igamma}, elementwise and broadcast, f32 or f64: {@code a: [...], x: [...] → z: broadcast}.
 * Order 1 is TensorFlow's IgammaGradA, which has no gradient there; here the derivative in a is the next order, and that in x
 * the derivative in a of the density, written as a graph.
 */
public record IgammaGradA(int order) implements ElementwiseOp {
    /** Checks the order. */
    public IgammaGradA {
        if (order < 1) {
            throw new IllegalArgumentException(
                    "raw_ops.IgammaGradA: the order is 1 or more, but is " + order + "; of order 0 it is math.igamma");
        }
    }

    static Value of(int order, Value a, Value x) {
        return a.graph().apply(new IgammaGradA(order), a, x);
    }

    /** {@code xᵃ⁻¹ e⁻ˣ / Γ(a)} by its logarithm, as {@code math_grad.py} writes it; xlogy has another derivative at a = 1. */
    static Value density(Value a, Value x) {
        Value lgamma = a.graph().apply(Special.LGAMMA, a);
        return a.minus(1).times(x.log()).minus(x).minus(lgamma).exp();
    }

    /** The density's derivatives in a: {@code Dₙ = Σ C(n-1, k) Dₙ₋₁₋ₖ Lₖ}, L₀ = log x - ψ(a), Lₖ = -ψ⁽ᵏ⁾(a). */
    private static Value densityGradA(int order, Value a, Value x) {
        if (order == 0) {
            return density(a, x);
        }
        Value sum = densityGradA(order - 1, a, x).times(x.log().minus(a.graph().apply(Special.DIGAMMA, a)));
        double binomial = 1;
        for (int k = 1; k < order; k++) {
            binomial = binomial * (order - k) / k;
            Value polygamma = a.graph().apply(SpecialBinary.POLYGAMMA, a.like(k), a);
            sum = sum.minus(densityGradA(order - 1 - k, a, x).times(polygamma).times(binomial));
        }
        return sum;
    }

    @Override
    public String opName() {
        return "raw_ops.IgammaGradA";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return SpecialBinary.IGAMMA.infer(inputs);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(
                Elementwise.zip(inputs.get(0), inputs.get(1), (a, x) -> IncompleteGamma.derivative(order, a, x)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value slope = k == 0 ? of(order + 1, a.in(0), a.in(1)) : densityGradA(order, a.in(0), a.in(1));
        return a.ct().times(slope);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.igammaGradA(this);
    }
}
