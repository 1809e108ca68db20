package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.DoubleElementary;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Elementary;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Hyperbolic;
import org.adjudge.tensor.Tensor;

/**
 * Elementwise functions of one tensor: {@code x: [...] → y: [...]}, any shape. Each row is a primal and a VJP rule of
 * the input {@code x}, the output {@code y} and the cotangent {@code ct}.
 *
 * <p>f32 and f64; rows with a whole-number form take i32 and i64 too. NaN gives NaN. Primals are within 1 ULP in f32,
 * but for sigmoid (1.2) and tanh (1.3), and in f64, as {@link Math} is, but for sigmoid and softplus (2). Rules follow TensorFlow's {@code
 * cc/gradients/math_grad.cc} and {@code nn_grad.cc} at kinks, as each row says.
 */
public enum Unary implements ElementwiseOp {
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
    EXP("exp", DoubleElementary::exp, (x, y, ct) -> ct.times(y)),
    /** Natural logarithm: log(0) = -∞, NaN below. Derivative at ±0: ±∞. */
    LOG("math.log", DoubleElementary::log, (x, y, ct) -> ct.over(x)),
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
    TANH("tanh", DoubleElementary::tanh, (x, y, ct) -> ct.times(y.square().oneMinus())),
    /** {@code 1 / (1 + e⁻ˣ)}. Written with y: saturates to 0 on both sides, where e/(1+e)² is NaN. */
    SIGMOID("sigmoid", DoubleElementary::sigmoid, (x, y, ct) -> ct.times(y.times(y.oneMinus()))),
    /** {@code max(x, 0)}. Kinks: relu'(0) = 0, relu'(NaN) = 0. */
    RELU("nn.relu", x -> x < 0 ? 0 : x, (x, y, ct) -> y.gt(0).select(ct, ct.zerosLike())),
    /** {@code log(1 + eˣ)}, without overflow. */
    SOFTPLUS(
            "math.softplus",
            x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
            (x, y, ct) -> ct.times(x.sigmoid())),
    /** The largest whole number not above x. No cotangent passes: TensorFlow declares so. */
    FLOOR("floor", Math::floor),
    /** The smallest whole number not below x. No cotangent passes: the derivative is 0 between the whole numbers. */
    CEIL("math.ceil", Math::ceil),
    /** The nearest whole number, ties to the even one. No cotangent passes. */
    ROUND("round", Math::rint),
    /** As {@link #ROUND}; an op of its own in TensorFlow. */
    RINT("math.rint", Math::rint),
    /** {@code eˣ - 1}, accurate near 0. */
    EXPM1("math.expm1", Math::expm1, (x, y, ct) -> ct.times(x.exp())),
    /** {@code 1/√x}; ∞ at 0, NaN below. Derivative at 0: -∞. */
    RSQRT(
            "math.rsqrt",
            x -> 1 / Math.sqrt(x),
            (x, y, ct) -> ct.times(-0.5).times(y.times(y).times(y))),
    /** Tangent; NaN at ±∞. Derivative 1 + y². */
    TAN("tan", Math::tan, (x, y, ct) -> ct.times(y.square().plus(1))),
    /** Inverse sine on [-1, 1], NaN outside. Derivative at ±1: ∞. (1 - x)(1 + x) keeps what 1 - x² cancels. */
    ASIN("asin", Math::asin, (x, y, ct) -> ct.over(oneMinusSquare(x).sqrt())),
    /** Inverse cosine on [-1, 1], NaN outside. Derivative at ±1: -∞. */
    ACOS("acos", Math::acos, (x, y, ct) -> ct.neg().over(oneMinusSquare(x).sqrt())),
    /** Inverse tangent; ±π/2 at ±∞. */
    ATAN("atan", Math::atan, (x, y, ct) -> ct.over(x.square().plus(1))),
    /** Hyperbolic sine. */
    SINH("sinh", Math::sinh, (x, y, ct) -> ct.times(x.cosh())),
    /** Hyperbolic cosine. */
    COSH("cosh", Math::cosh, (x, y, ct) -> ct.times(x.sinh())),
    /** Inverse hyperbolic sine; its derivative far out, where x² may overflow, is 1/|x|. */
    ASINH("asinh", Hyperbolic::asinh, (x, y, ct) -> ct.over(rootOfOnePlusSquare(x))),
    /** Inverse hyperbolic cosine on [1, ∞), NaN below, and so is the derivative. Derivative at 1: ∞. */
    ACOSH(
            "acosh",
            Hyperbolic::acosh,
            (x, y, ct) -> ct.over(x.minus(1).sqrt().times(x.plus(1).sqrt()))),
    /** Inverse hyperbolic tangent; ±∞ at ±1, NaN outside, where the derivative is 1/(1 - x²) all the same. */
    ATANH("atanh", Hyperbolic::atanh, (x, y, ct) -> ct.over(oneMinusSquare(x))),
    /** {@code x / (1 + |x|)}; NaN at ±∞, where the derivative is 0. */
    SOFTSIGN(
            "nn.softsign",
            x -> x / (1 + Math.abs(x)),
            (x, y, ct) -> ct.over(x.abs().plus(1).square())),
    /** {@code x} above 0, {@code eˣ - 1} below. Kinks: elu'(0) = 1, elu'(NaN) = 1. */
    ELU("nn.elu", x -> x < 0 ? Math.expm1(x) : x, (x, y, ct) -> y.lt(0).select(ct.times(y.plus(1)), ct)),
    /** {@code λ x} above 0, {@code λα (eˣ - 1)} below (Klambauer et al. 2017). Kinks: selu'(0) = λ, selu'(NaN) = λ. */
    SELU(
            "nn.selu",
            x -> x < 0 ? Selu.LAMBDA_ALPHA * Math.expm1(x) : Selu.LAMBDA * x,
            (x, y, ct) -> y.lt(0).select(ct.times(y.plus(Selu.LAMBDA_ALPHA)), ct.times(Selu.LAMBDA))),
    /** {@code min(max(x, 0), 6)}. Kinks: relu6'(0) = relu6'(6) = 0, relu6'(NaN) = 0. */
    RELU6(
            "nn.relu6",
            x -> Math.min(Math.max(x, 0), 6),
            (x, y, ct) -> y.gt(0).select(y.lt(6).select(ct, ct.zerosLike()), ct.zerosLike()));

    /** The cotangent of the input, from input, output and the output's cotangent. */
    @FunctionalInterface
    interface Rule {
        Value cotangent(Value x, Value y, Value ct);
    }

    private final String name;
    private final DoubleUnaryOperator real;
    private final Optional<LongUnaryOperator> whole;
    private final Optional<Rule> rule;

    Unary(String name, DoubleUnaryOperator real, Rule rule) {
        this(name, real, Optional.empty(), Optional.of(rule));
    }

    Unary(String name, DoubleUnaryOperator real) {
        this(name, real, Optional.empty(), Optional.empty());
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

    /** The constants of {@link #SELU}. */
    private static final class Selu {
        static final double LAMBDA = 1.0507009873554805;
        static final double LAMBDA_ALPHA = 1.7580993408473768;
    }

    private static Value oneMinusSquare(Value x) {
        return x.oneMinus().times(x.plus(1));
    }

    /** What is rounded to the function of a float32. */
    private DoubleUnaryOperator single() {
        return switch (this) {
            case EXP -> x -> Elementary.exp((float) x);
            case LOG -> x -> Elementary.log((float) x);
            case TANH -> x -> Elementary.tanh((float) x);
            case SIGMOID -> x -> Elementary.sigmoid((float) x);
            default -> real;
        };
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

    /** {@code √(1 + x²)}, which from 1e8 on is |x| to the last digit; there the square could overflow. */
    private static Value rootOfOnePlusSquare(Value x) {
        Value far = x.abs().gt(1e8);
        Value near = far.select(x.like(1), x);
        return far.select(x.abs(), near.square().plus(1).sqrt());
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        return List.of(
                x.dtype().isFloating()
                        ? Elementwise.map(x, x.dtype() == DType.F32 ? single() : real)
                        : Elementwise.mapLong(x, whole.orElseThrow()));
    }

    @Override
    public boolean isView() {
        return this == IDENTITY || this == STOP_GRADIENT;
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> program.map(name(), program.isSingle() ? single() : real, x[0]));
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
    public <R> R accept(Visitor<R> visitor) {
        return visitor.unary(this);
    }

    @Override
    public String opName() {
        return name;
    }
}
