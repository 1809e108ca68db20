package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.adjudge.tensor.BesselFunctions;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.ErrorFunction;
import org.adjudge.tensor.GammaFunctions;
import org.adjudge.tensor.Special;
import org.adjudge.tensor.Tensor;

/**
 * Elementwise functions of one tensor: {@code x: [...] → y: [...]}, any shape. Each row is a primal and a VJP rule of
 * the input {@code x}, the output {@code y} and the cotangent {@code ct}.
 *
 * <p>f32 and f64; rows with a whole-number form take i32 and i64 too. NaN gives NaN. Primals are within 1 ULP in f32
 * and, but where a row says otherwise and for sigmoid and softplus (2 ULP), in f64, as {@link Math} is. Rules follow TensorFlow's {@code
 * cc/gradients/math_grad.cc} and {@code nn_grad.cc} at kinks, as each row says.
 */
public enum Unary implements Op {
    /** {@code -x}. */
    NEG("negative", x -> -x, x -> -x, (x, y, ct) -> ct.neg()),
    /** {@code |x|}. Kink: abs'(0) = 0. */
    ABS("abs", Math::abs, Math::abs, (x, y, ct) -> ct.times(x.sign())),
    /** -1, 0 or 1. Its derivative is 0 everywhere, at 0 too. */
    SIGN("sign", Math::signum, Long::signum, (x, y, ct) -> x.zerosLike()),
    /** {@code x²}. */
    SQUARE("square", x -> x * x, x -> x * x, (x, y, ct) -> ct.times(x.times(2))),
    /** {@code x}. */
    IDENTITY("identity", x -> x, x -> x, (x, y, ct) -> ct),
    /** {@code x}, but no cotangent passes. */
    STOP_GRADIENT("stop_gradient", x -> x, x -> x),
    /** {@code eˣ}. */
    EXP("exp", Math::exp, (x, y, ct) -> ct.times(y)),
    /** Natural logarithm: log(0) = -∞, NaN below. Derivative at ±0: ±∞. */
    LOG("math.log", Math::log, (x, y, ct) -> ct.over(x)),
    /** {@code log(1 + x)}, accurate near 0; log1p(-1) = -∞, NaN below. */
    LOG1P("math.log1p", Math::log1p, (x, y, ct) -> ct.over(x.plus(1))),
    /** Square root; NaN below 0. Derivative at 0: ∞, but a cotangent of 0 stays 0 there, as in Eigen's SqrtGrad. */
    SQRT(
            "sqrt",
            Math::sqrt,
            (x, y, ct) -> ct.eq(0).select(ct.zerosLike(), ct.times(0.5).over(y))),
    /** {@code 1/x}; ±∞ at ±0. */
    RECIPROCAL("math.reciprocal", x -> 1 / x, (x, y, ct) -> ct.neg().times(y).times(y)),
    /** Sine; NaN at ±∞. */
    SIN("sin", Math::sin, (x, y, ct) -> ct.times(x.cos())),
    /** Cosine; NaN at ±∞. */
    COS("cos", Math::cos, (x, y, ct) -> ct.times(x.sin()).neg()),
    /** Hyperbolic tangent; ±1 at ±∞. Written with y: saturates to 0 on both sides. */
    TANH("tanh", Math::tanh, (x, y, ct) -> ct.times(y.square().oneMinus())),
    /** {@code 1 / (1 + e⁻ˣ)}. Written with y: saturates to 0 on both sides, where e/(1+e)² is NaN. */
    SIGMOID("sigmoid", Unary::sigmoid, (x, y, ct) -> ct.times(y.times(y.oneMinus()))),
    /** {@code max(x, 0)}. Kinks: relu'(0) = 0, relu'(NaN) = 0. */
    RELU("nn.relu", x -> x < 0 ? 0 : x, (x, y, ct) -> y.gt(0).select(ct, ct.zerosLike())),
    /** {@code log(1 + eˣ)}, without overflow. */
    SOFTPLUS(
            "math.softplus",
            x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
            (x, y, ct) -> ct.times(x.sigmoid())),
    /** The greatest whole number that is not greater. No cotangent passes, as in TensorFlow. */
    FLOOR("floor", Math::floor),
    /** The least whole number that is not less. No cotangent passes. */
    CEIL("math.ceil", Math::ceil),
    /** The nearest whole number, of two the even one. No cotangent passes. */
    ROUND("round", Math::rint),
    /** {@code eˣ - 1}, accurate near 0. */
    EXPM1("math.expm1", Math::expm1, (x, y, ct) -> ct.times(x.exp())),
    /** {@code 1/√x}; ∞ at 0, NaN below. Derivative at 0: -∞, at ∞: 0. */
    RSQRT(
            "math.rsqrt",
            x -> 1 / Math.sqrt(x),
            (x, y, ct) -> ct.times(y.times(y.square()).times(-0.5))),
    /** Tangent; NaN at ±∞. */
    TAN("tan", Math::tan, (x, y, ct) -> ct.times(y.square().plus(1))),
    /** Arc sine; NaN outside [-1, 1]. Derivative at ±1: ∞. */
    ASIN("asin", Math::asin, (x, y, ct) -> ct.over(x.oneMinus().times(x.plus(1)).sqrt())),
    /** Arc cosine; NaN outside [-1, 1]. Derivative at ±1: -∞. */
    ACOS(
            "acos",
            Math::acos,
            (x, y, ct) -> ct.neg().over(x.oneMinus().times(x.plus(1)).sqrt())),
    /** Arc tangent; ±π/2 at ±∞. */
    ATAN("atan", Math::atan, (x, y, ct) -> ct.over(x.square().plus(1))),
    /** Hyperbolic sine. */
    SINH("sinh", Math::sinh, (x, y, ct) -> ct.times(x.cosh())),
    /** Hyperbolic cosine. */
    COSH("cosh", Math::cosh, (x, y, ct) -> ct.times(x.sinh())),
    /** Inverse hyperbolic sine. Written with y: {@code √(1 + x²)} would overflow. */
    ASINH("asinh", Special::asinh, (x, y, ct) -> ct.over(y.cosh())),
    /** Inverse hyperbolic cosine; NaN below 1. Derivative at 1: ∞. Two roots, since x² would overflow. */
    ACOSH(
            "acosh",
            Special::acosh,
            (x, y, ct) -> ct.over(x.minus(1).sqrt().times(x.plus(1).sqrt()))),
    /** Inverse hyperbolic tangent; ±∞ at ±1, NaN outside. Derivative {@code 1/(1 - x²)} there too, as in TensorFlow. */
    ATANH("atanh", Special::atanh, (x, y, ct) -> ct.over(x.oneMinus().times(x.plus(1)))),
    /** {@code x} above 0, else {@code eˣ - 1}. elu'(0) = 1, elu'(NaN) = 1. Written with x: y + 1 would lose small digits. */
    ELU(
            "nn.elu",
            x -> x < 0 ? Math.expm1(x) : x,
            (x, y, ct) -> x.lt(0).select(ct.times(x.minimum(x.like(0)).exp()), ct)),
    /**
     * {@code λx} above 0, else {@code λα(eˣ - 1)}, with λ = 1.0507… and α = 1.6732… (Klambauer et al. 2017). selu'(0) = λ,
     * selu'(NaN) = λ.
     */
    SELU(
            "nn.selu",
            x -> x < 0 ? Special.SELU_SCALE * Special.SELU_ALPHA * Math.expm1(x) : Special.SELU_SCALE * x,
            (x, y, ct) -> x.lt(0)
                    .select(
                            ct.times(x.minimum(x.like(0)).exp().times(Special.SELU_SCALE * Special.SELU_ALPHA)),
                            ct.times(Special.SELU_SCALE))),
    /** {@code min(max(x, 0), 6)}. Kinks: relu6'(0) = relu6'(6) = relu6'(NaN) = 0. */
    RELU6(
            "nn.relu6",
            x -> x < 0 ? 0 : Math.min(x, 6),
            (x, y, ct) -> x.gt(0).select(x.lt(6).select(ct, ct.zerosLike()), ct.zerosLike())),
    /** {@code x / (1 + |x|)}; NaN at ±∞, where the derivative is 0. */
    SOFTSIGN(
            "nn.softsign",
            x -> x / (1 + Math.abs(x)),
            (x, y, ct) -> ct.over(x.abs().plus(1).square())),
    /** The error function, within 2 ULP. Derivative {@code 2/√π exp(-x²)}. */
    ERF(
            "math.erf",
            ErrorFunction::erf,
            (x, y, ct) -> ct.times(x.square().neg().exp().times(2 / Math.sqrt(Math.PI)))),
    /** {@code 1 - erf(x)}, accurate where that underflows, within 2 ULP. */
    ERFC(
            "math.erfc",
            ErrorFunction::erfc,
            (x, y, ct) -> ct.times(x.square().neg().exp().times(-2 / Math.sqrt(Math.PI)))),
    /** The inverse of erf, within 3 ULP; ±∞ at ±1, NaN outside. Derivative {@code √π/2 exp(y²)}. */
    ERFINV(
            "math.erfinv",
            Special::erfinv,
            (x, y, ct) -> ct.times(y.square().exp().times(0.5 * Math.sqrt(Math.PI)))),
    /** The quantile of the normal distribution; -∞ at 0, ∞ at 1, NaN outside. Derivative {@code √(2π) exp(y²/2)}. */
    NDTRI(
            "math.ndtri",
            Special::ndtri,
            (x, y, ct) -> ct.times(y.square().times(0.5).exp().times(Math.sqrt(2 * Math.PI)))),
    /** {@code log |Γ(x)|}; ∞ at 0 and at negative whole numbers, where the derivative is NaN. */
    LGAMMA("math.lgamma", GammaFunctions::lgamma, (x, y, ct) -> ct.times(x.digamma())),
    /** The derivative of lgamma; NaN at 0 and at negative whole numbers. */
    DIGAMMA(
            "math.digamma",
            GammaFunctions::digamma,
            (x, y, ct) -> ct.times(x.like(1).polygamma(x))),
    /** {@code exp(-|x|) I₀(x)}. The derivative at 0 is 0. */
    BESSEL_I0E(
            "math.bessel_i0e",
            BesselFunctions::i0e,
            (x, y, ct) -> ct.times(x.besselI1e().minus(x.sign().times(y)))),
    /** {@code exp(-|x|) I₁(x)}. The derivative at 0 is 1/2, the limit. */
    BESSEL_I1E("math.bessel_i1e", BesselFunctions::i1e, Unary::ofBesselI1e);

    /** The cotangent of the input, from input, output and the output's cotangent. */
    @FunctionalInterface
    interface Rule {
        Value cotangent(Value x, Value y, Value ct);
    }

    private final String name;
    private final DoubleUnaryOperator real;
    private final Optional<LongUnaryOperator> whole;
    private final Optional<Rule> rule;

    Unary(String name, DoubleUnaryOperator real) {
        this(name, real, Optional.empty(), Optional.empty());
    }

    Unary(String name, DoubleUnaryOperator real, Rule rule) {
        this(name, real, Optional.empty(), Optional.of(rule));
    }

    Unary(String name, DoubleUnaryOperator real, LongUnaryOperator whole, Rule rule) {
        this(name, real, Optional.of(whole), Optional.of(rule));
    }

    Unary(String name, DoubleUnaryOperator real, LongUnaryOperator whole) {
        this(name, real, Optional.of(whole), Optional.empty());
    }

    Unary(String name, DoubleUnaryOperator real, Optional<LongUnaryOperator> whole, Optional<Rule> rule) {
        this.name = name;
        this.real = real;
        this.whole = whole;
        this.rule = rule;
    }

    /** {@code i0e - y (sign + 1/x)}, the 1/x taken where x is not 0, and 1/2 where it is. */
    private static Value ofBesselI1e(Value x, Value y, Value ct) {
        Value zero = x.eq(0);
        Value safe = zero.select(x.like(1), x);
        Value slope = x.besselI0e().minus(y.times(safe.sign().plus(safe.reciprocal())));
        return ct.times(zero.select(x.like(0.5), slope));
    }

    private static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return x < 0 ? e / (1 + e) : 1 / (1 + e);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (whole.isEmpty()) {
            Check.floating(this, x);
        } else {
            Check.numeric(this, x);
        }
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        return List.of(x.dtype().isFloating() ? Elementwise.map(x, real) : Elementwise.mapLong(x, whole.orElseThrow()));
    }

    @Override
    public boolean differentiable(int k) {
        return rule.isPresent();
    }

    @Override
    public Value vjp(int k, Application a) {
        return rule.orElseThrow().cotangent(a.in(0), a.out(), a.ct());
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.unary(this);
    }

    @Override
    public String opName() {
        return name;
    }
}
