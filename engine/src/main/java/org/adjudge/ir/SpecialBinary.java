package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.GammaFunctions;
import org.adjudge.tensor.IncompleteGamma;
import org.adjudge.tensor.Tensor;

/**
 * Special functions of two tensors of one dtype, f32 or f64, elementwise and broadcast: {@code a: [...], x: [...] → z:
 * broadcast}. docs/ACCURACY.md has their accuracy, docs/adr/0015 whose kernels they are.
 *
 * <p>Rules follow TensorFlow's {@code python/ops/math_grad.py}; its C++ registry has none of them.
 */
public enum SpecialBinary implements ElementwiseOp {
    /** The derivative of order a of digamma at x; NaN unless a is a whole number of 0 or more. Not differentiable in a. */
    POLYGAMMA(
            "math.polygamma",
            GammaFunctions::polygamma,
            Optional.empty(),
            (a, x, z, ct) -> ct.times(x.graph().apply(valueOf("POLYGAMMA"), a.plus(1), x))),
    /**
     * The Hurwitz zeta function {@code Σ (q + k)⁻ˣ}, inputs x, q; ∞ at x = 1, NaN below. Not differentiable in x, as in
     * TensorFlow's Python.
     */
    ZETA(
            "math.zeta",
            GammaFunctions::zeta,
            Optional.empty(),
            (x, q, z, ct) -> ct.times(x.neg()).times(x.graph().apply(valueOf("ZETA"), x.plus(1), q))),
    /**
     * The lower regularised incomplete gamma function {@code P(a, x) = ∫ tᵃ⁻¹ e⁻ᵗ dt / Γ(a)} from 0 to x; NaN unless a > 0
     * and x ≥ 0. In a its derivative is {@link IgammaGradA}, in x the density {@code xᵃ⁻¹ e⁻ˣ / Γ(a)}.
     */
    IGAMMA(
            "math.igamma",
            IncompleteGamma::lower,
            Optional.of((a, x, z, ct) -> ct.times(IgammaGradA.of(1, a, x))),
            (a, x, z, ct) -> ct.times(IgammaGradA.density(a, x))),
    /** The upper one, {@code Q(a, x) = 1 - P(a, x)}, accurate where that cancels. */
    IGAMMAC(
            "math.igammac",
            IncompleteGamma::upper,
            Optional.of((a, x, z, ct) -> ct.times(IgammaGradA.of(1, a, x)).neg()),
            (a, x, z, ct) -> ct.times(IgammaGradA.density(a, x)).neg());

    private final String name;
    private final DoubleBinaryOperator real;
    private final Optional<Binary.Rule> first;
    private final Binary.Rule second;

    SpecialBinary(String name, DoubleBinaryOperator real, Optional<Binary.Rule> first, Binary.Rule second) {
        this.name = name;
        this.real = real;
        this.first = first;
        this.second = second;
    }

    @Override
    public String opName() {
        return name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        TensorType y = inputs.get(1);
        Check.sameDType(this, x, y);
        Check.floating(this, x);
        return List.of(x.with(Check.broadcast(this, x.shape(), y.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Elementwise.zip(inputs.get(0), inputs.get(1), real));
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> program.zip(name(), real, x[0], x[1]));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 1 || first.isPresent();
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Binary.Rule rule = k == 1 ? second : first.orElseThrow();
        return rule.cotangent(a.in(0), a.in(1), a.out(), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.specialBinary(this);
    }
}
