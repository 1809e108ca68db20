package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.adjudge.tensor.BesselFunctions;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.ErrorFunctions;
import org.adjudge.tensor.GammaFunctions;
import org.adjudge.tensor.Tensor;

/**
 * Special functions of one tensor, elementwise: {@code x: [...] → y: [...]}, f32 or f64, any shape. NaN gives NaN. Within 4 ULP
 * of the true value but near zeros at negative arguments; docs/ACCURACY.md has the numbers, docs/adr/0015 whose kernels.
 *
 * <p>Rules follow TensorFlow's {@code cc/gradients/math_grad.cc} and, where that has none, {@code
 * python/ops/math_grad.py} and {@code python/ops/special_math_ops.py}.
 */
public enum Special implements ElementwiseOp {
    /** The error function {@code 2/√π ∫ exp(-t²)} from 0 to x; ±1 at ±∞. Derivative {@code 2/√π exp(-x²)}. */
    ERF(
            "math.erf",
            ErrorFunctions::erf,
            (x, y, ct) -> ct.times(x.square().neg().exp().times(2 / Math.sqrt(Math.PI)))),
    /** {@code 1 - erf(x)}, accurate where that cancels. */
    ERFC(
            "math.erfc",
            ErrorFunctions::erfc,
            (x, y, ct) -> ct.times(x.square().neg().exp().times(-2 / Math.sqrt(Math.PI)))),
    /** The inverse of erf; ±∞ at ±1, NaN outside. Derivative {@code √π/2 exp(y²)}. */
    ERFINV(
            "math.erfinv",
            ErrorFunctions::erfinv,
            (x, y, ct) -> ct.times(y.square().exp().times(0.5 * Math.sqrt(Math.PI)))),
    /** The quantile of the normal distribution; -∞ at 0, ∞ at 1, NaN outside. Derivative {@code √(2π) exp(y²/2)}. */
    NDTRI(
            "math.ndtri",
            ErrorFunctions::ndtri,
            (x, y, ct) -> ct.times(y.square().times(0.5).exp().times(Math.sqrt(2 * Math.PI)))),
    /** {@code log |Γ(x)|}; ∞ at 0, at negative whole numbers and at ±∞. Derivative at the poles: NaN. */
    LGAMMA("math.lgamma", GammaFunctions::lgamma, (x, y, ct) -> ct.times(of("DIGAMMA", x))),
    /** {@code ψ}, the derivative of lgamma; NaN at 0 and at negative whole numbers. */
    DIGAMMA(
            "math.digamma",
            GammaFunctions::digamma,
            (x, y, ct) -> ct.times(x.graph().apply(SpecialBinary.POLYGAMMA, x.like(1), x))),
    /** The modified Bessel function I₀; ∞ at ±∞. Derivative I₁. */
    BESSEL_I0("math.bessel_i0", BesselFunctions::i0, (x, y, ct) -> ct.times(of("BESSEL_I1", x))),
    /** The modified Bessel function I₁; ±∞ at ±∞. Derivative {@code I₀ - I₁/x}, and its limit 1/2 at 0. */
    BESSEL_I1(
            "math.bessel_i1",
            BesselFunctions::i1,
            (x, y, ct) -> ct.times(orHalf(x, of("BESSEL_I0", x).minus(y.over(notZero(x)))))),
    /** {@code exp(-|x|) I₀(x)}; 0 at ±∞. Derivative {@code i1e - sign(x) i0e}, so 0 at 0. */
    BESSEL_I0E(
            "math.bessel_i0e",
            BesselFunctions::i0e,
            (x, y, ct) -> ct.times(of("BESSEL_I1E", x).minus(x.sign().times(y)))),
    /** {@code exp(-|x|) I₁(x)}; 0 at ±∞. Derivative {@code i0e - i1e (sign(x) + 1/x)}, and its limit 1/2 at 0. */
    BESSEL_I1E("math.bessel_i1e", BesselFunctions::i1e, Special::ofI1e);

    private final String name;
    private final DoubleUnaryOperator real;
    private final Unary.Rule rule;

    Special(String name, DoubleUnaryOperator real, Unary.Rule rule) {
        this.name = name;
        this.real = real;
        this.rule = rule;
    }

    /** A row that stands below, or further up, and so cannot be named in the rows. */
    private static Value of(String row, Value x) {
        return x.graph().apply(valueOf(row), x);
    }

    private static Value ofI1e(Value x, Value y, Value ct) {
        Value safe = notZero(x);
        Value slope = of("BESSEL_I0E", x).minus(y.times(safe.sign().plus(safe.reciprocal())));
        return ct.times(orHalf(x, slope));
    }

    /** 1 where x is 0. */
    private static Value notZero(Value x) {
        return x.eq(0).select(x.like(1), x);
    }

    private static Value orHalf(Value x, Value slope) {
        return x.eq(0).select(x.like(0.5), slope);
    }

    @Override
    public String opName() {
        return name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return List.of(Elementwise.map(inputs.get(0), real));
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> program.map(name(), real, x[0]));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return rule.cotangent(a.in(0), a.out(), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.special(this);
    }
}
