package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.TensorText;

/**
 * Elementwise functions of two tensors of one dtype, broadcast: {@code x: [...], y: [...] → z: broadcast}. Each row is a
 * primal and two VJP rules of the inputs {@code x, y}, the output {@code z} and the cotangent {@code ct}; the rules
 * return cotangents of the broadcast shape, and ReverseMode sums them back.
 *
 * <p>f32 and f64; rows with a whole-number form take i32 and i64 too. The arithmetic rows are correctly rounded, pow is
 * within 1 ULP. Rules follow TensorFlow's {@code cc/gradients/math_grad.cc} at kinks, as each row says.
 */
public enum Binary implements ElementwiseOp {
    /** {@code x + y}. */
    ADD("add", (x, y) -> x + y, (x, y) -> x + y, (x, y, z, ct) -> ct, (x, y, z, ct) -> ct),
    /** {@code x - y}. */
    SUBTRACT("subtract", (x, y) -> x - y, (x, y) -> x - y, (x, y, z, ct) -> ct, (x, y, z, ct) -> ct.neg()),
    /** {@code x y}. */
    MULTIPLY("multiply", (x, y) -> x * y, (x, y) -> x * y, (x, y, z, ct) -> ct.times(y), (x, y, z, ct) -> ct.times(x)),
    /** {@code x / y}; ±∞ or NaN where y is 0. f32 and f64 only. */
    DIVIDE(
            "divide",
            (x, y) -> x / y,
            (x, y, z, ct) -> ct.over(y),
            (x, y, z, ct) -> ct.times(x.neg().over(y).over(y))),
    /**
     * {@code xʸ}; NaN for a negative x and a y that is not whole; x⁰ = 1 and 1ʸ = 1 even for NaN. The derivative in y is
     * {@code z log x}, and 0 where x ≤ 0 (unless z is not finite), as in TensorFlow's PowGrad. At 0⁰ the derivative in x
     * is NaN. f32 and f64 only.
     */
    POW(
            "pow",
            Binary::pow,
            (x, y, z, ct) -> ct.times(y).times(x.pow(y.minus(1))),
            (x, y, z, ct) -> ct.times(z).times(x.gt(0).select(x.log(), x.zerosLike()))),
    /** The larger; NaN if either is. Kink: ties go to x alone. NaN: to y alone. */
    MAXIMUM(
            "maximum",
            Math::max,
            Math::max,
            (x, y, z, ct) -> x.ge(y).select(ct, ct.zerosLike()),
            (x, y, z, ct) -> x.ge(y).select(ct.zerosLike(), ct)),
    /** The smaller; NaN if either is. Kink: ties go to x alone. NaN: to y alone. */
    MINIMUM(
            "minimum",
            Math::min,
            Math::min,
            (x, y, z, ct) -> x.le(y).select(ct, ct.zerosLike()),
            (x, y, z, ct) -> x.le(y).select(ct.zerosLike(), ct)),
    /** {@code (x - y)²}. */
    SQUARED_DIFFERENCE(
            "math.squared_difference",
            (x, y) -> (x - y) * (x - y),
            (x, y) -> (x - y) * (x - y),
            (x, y, z, ct) -> ct.times(x.minus(y).times(2)),
            (x, y, z, ct) -> ct.times(y.minus(x).times(2))),
    /**
     * The angle of the point (y, x), in (-π, π]; the first operand is the ordinate. Derivatives at (0, 0): NaN. They are x and -y over
     * {@code x² + y²}, right also where the squares overflow or underflow, as TensorFlow's are not.
     */
    ATAN2(
            "atan2",
            Math::atan2,
            (y, x, z, ct) -> overSquares(ct, x, y, x),
            (y, x, z, ct) -> overSquares(ct, y.neg(), y, x)),
    /** {@code ⌊x / y⌋}. Its derivatives are 0. A whole number over 0 is an error, as in TensorFlow. */
    FLOORDIV(
            "math.floordiv",
            (x, y) -> Math.floor(x / y),
            Math::floorDiv,
            (x, y, z, ct) -> ct.zerosLike(),
            (x, y, z, ct) -> ct.zerosLike()),
    /** {@code x - y ⌊x / y⌋}, of y's sign, as Python's {@code %}; exact. NaN where y is 0, of whole numbers an error. */
    FLOORMOD(
            "math.floormod",
            Binary::floorMod,
            Math::floorMod,
            (x, y, z, ct) -> ct,
            (x, y, z, ct) -> ct.neg().times(x.floordiv(y))),
    /** The remainder of x / y truncated, of x's sign, as Java's {@code %}; exact. NaN where y is 0, of whole numbers an error. In y:
     * {@code -trunc(x / y)}. */
    TRUNCATEMOD(
            "truncatemod",
            (x, y) -> x % y,
            (x, y) -> x % y,
            (x, y, z, ct) -> ct,
            (x, y, z, ct) -> ct.neg().times(quotient(x, y, z))),
    /** {@code x / y}, and 0 where y is 0 even if x is not finite; the derivatives are 0 there too. */
    DIVIDE_NO_NAN(
            "math.divide_no_nan",
            (x, y) -> y == 0 ? 0 : x / y,
            (x, y, z, ct) -> ct.divideNoNan(y),
            (x, y, z, ct) -> ct.times(x.neg().divideNoNan(y).divideNoNan(y))),
    /** {@code x y}, and 0 where y is 0 even if x is not finite. */
    MULTIPLY_NO_NAN(
            "math.multiply_no_nan",
            (x, y) -> y == 0 ? 0 : x * y,
            (x, y, z, ct) -> ct.multiplyNoNan(y),
            (x, y, z, ct) -> x.multiplyNoNan(ct)),
    /** {@code x log y}, and 0 where x is 0, whatever y. */
    XLOGY(
            "math.xlogy",
            (x, y) -> x == 0 ? 0 : x * Math.log(y),
            (x, y, z, ct) -> ct.times(y.log()),
            (x, y, z, ct) -> ct.times(x.xdivy(y))),
    /** {@code x / y}, and 0 where x is 0, whatever y. */
    XDIVY(
            "math.xdivy",
            (x, y) -> x == 0 ? 0 : x / y,
            (x, y, z, ct) -> ct.over(y),
            (x, y, z, ct) -> ct.times(x.neg().xdivy(y.square()))),
    /** {@code x log(1 + y)}, and 0 where x is 0, whatever y. */
    XLOG1PY(
            "math.xlog1py",
            (x, y) -> x == 0 ? 0 : x * Math.log1p(y),
            (x, y, z, ct) -> ct.times(y.log1p()),
            (x, y, z, ct) -> ct.times(x.xdivy(y.plus(1))));

    /** The cotangent of one input, from inputs, output and the output's cotangent. */
    @FunctionalInterface
    interface Rule {
        Value cotangent(Value x, Value y, Value z, Value ct);
    }

    private final String name;
    private final DoubleBinaryOperator real;
    private final Optional<LongBinaryOperator> whole;
    private final List<Rule> rules;

    Binary(String name, DoubleBinaryOperator real, Rule ruleX, Rule ruleY) {
        this(name, real, Optional.empty(), ruleX, ruleY);
    }

    Binary(String name, DoubleBinaryOperator real, LongBinaryOperator whole, Rule ruleX, Rule ruleY) {
        this(name, real, Optional.of(whole), ruleX, ruleY);
    }

    Binary(String name, DoubleBinaryOperator real, Optional<LongBinaryOperator> whole, Rule ruleX, Rule ruleY) {
        this.name = name;
        this.real = real;
        this.whole = whole;
        this.rules = List.of(ruleX, ruleY);
    }

    /** The whole number q in {@code x = q y + z}. */
    private static Value quotient(Value x, Value y, Value z) {
        return x.graph().apply(Unary.RINT, x.minus(z).over(y));
    }

    /** {@code ct part / (x² + y²)}, all lengths scaled by a power of 2 if they are far from 1. */
    private static Value overSquares(Value ct, Value part, Value y, Value x) {
        boolean narrow = x.dtype() == DType.F32;
        double far = narrow ? 0x1p50 : 0x1p500;
        Value size = y.abs().maximum(x.abs()).stopGradient();
        Value enlarged = size.lt(1 / far).select(size.like(narrow ? 0x1p100 : 0x1p600), size.like(1));
        Value scale = size.gt(far).select(size.like(narrow ? 0x1p-80 : 0x1p-600), enlarged);
        Value squares = y.times(scale).square().plus(x.times(scale).square());
        return ct.times(part.times(scale)).over(squares).times(scale);
    }

    private static double floorMod(double x, double y) {
        double remainder = x % y;
        return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder;
    }

    /** {@link Math#pow}, but 1ʸ = 1 for any y and (-1)^±∞ = 1, as IEEE 754 and C have it. */
    private static double pow(double x, double y) {
        return x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : Math.pow(x, y);
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
        if (whole.isEmpty()) {
            Check.floating(this, x);
        } else {
            Check.numeric(this, x);
        }
        return List.of(x.with(Check.broadcast(this, x.shape(), y.shape())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor y = inputs.get(1);
        if (x.dtype().isFloating()) {
            return List.of(Elementwise.zip(x, y, real));
        }
        try {
            return List.of(Elementwise.zipLong(x, y, whole.orElseThrow()));
        } catch (ArithmeticException e) {
            throw Check.bad(
                    this,
                    "a whole number has no quotient by 0, but y is " + TensorText.nested(y, 6)
                            + "; tf.cast to float64 has one");
        }
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return Optional.of((program, x) -> program.zip(name(), real, x[0], x[1]));
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
        return rules.get(k).cotangent(a.in(0), a.in(1), a.out(), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.binary(this);
    }
}
