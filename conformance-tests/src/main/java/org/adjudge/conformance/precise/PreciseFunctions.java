package org.adjudge.conformance.precise;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Unary;
import org.hipparchus.dfp.Dfp;

/** The elementwise rows that have a form in many digits. A row that is not here has none. */
final class PreciseFunctions {
    private static final Dfp ZERO = PreciseTensor.FIELD.getZero();
    private static final Dfp ONE = PreciseTensor.FIELD.getOne();

    static final Map<Unary, UnaryOperator<Dfp>> UNARY = Map.ofEntries(
            Map.entry(Unary.NEG, Dfp::negate),
            Map.entry(Unary.ABS, Dfp::abs),
            Map.entry(Unary.SIGN, x -> x.isNaN() || x.isZero() ? x : x.lessThan(ZERO) ? ONE.negate() : ONE),
            Map.entry(Unary.SQUARE, x -> x.multiply(x)),
            Map.entry(Unary.IDENTITY, x -> x),
            Map.entry(Unary.STOP_GRADIENT, x -> x),
            Map.entry(Unary.EXP, Dfp::exp),
            Map.entry(Unary.LOG, PreciseFunctions::log),
            Map.entry(Unary.LOG1P, PreciseFunctions::log1p),
            Map.entry(Unary.SQRT, Dfp::sqrt),
            Map.entry(Unary.RECIPROCAL, ONE::divide),
            Map.entry(Unary.SIN, x -> reducible(x).sin()),
            Map.entry(Unary.COS, x -> reducible(x).cos()),
            Map.entry(Unary.TAN, x -> reducible(x).tan()),
            Map.entry(Unary.ASIN, Dfp::asin),
            Map.entry(Unary.ACOS, Dfp::acos),
            Map.entry(Unary.ATAN, Dfp::atan),
            Map.entry(Unary.SINH, x -> odd(x, Dfp::sinh)),
            Map.entry(Unary.COSH, Dfp::cosh),
            Map.entry(Unary.TANH, x -> odd(x, PreciseFunctions::tanh)),
            Map.entry(Unary.ASINH, x -> odd(x, Dfp::asinh)),
            Map.entry(Unary.ACOSH, Dfp::acosh),
            Map.entry(Unary.ATANH, x -> odd(x, Dfp::atanh)),
            Map.entry(Unary.SIGMOID, x -> ONE.divide(ONE.add(x.negate().exp()))),
            Map.entry(
                    Unary.SOFTPLUS,
                    x -> x.lessThan(ZERO)
                            ? log1p(x.exp())
                            : x.add(log1p(x.negate().exp()))),
            Map.entry(
                    Unary.EXPM1,
                    x -> tiny(x) ? x.add(x.multiply(x).divide(2)) : x.exp().subtract(ONE)),
            Map.entry(Unary.RSQRT, x -> ONE.divide(x.sqrt())),
            Map.entry(Unary.RELU, x -> x.lessThan(ZERO) ? ZERO : x),
            Map.entry(Unary.SOFTSIGN, x -> x.divide(ONE.add(x.abs()))));

    static final Map<Binary, BinaryOperator<Dfp>> BINARY = Map.ofEntries(
            Map.entry(Binary.ADD, Dfp::add),
            Map.entry(Binary.SUBTRACT, Dfp::subtract),
            Map.entry(Binary.MULTIPLY, Dfp::multiply),
            Map.entry(Binary.DIVIDE, Dfp::divide),
            Map.entry(Binary.POW, PreciseFunctions::pow),
            Map.entry(Binary.MAXIMUM, (x, y) -> x.isNaN() || x.greaterThan(y) ? x : y),
            Map.entry(Binary.MINIMUM, (x, y) -> x.isNaN() || x.lessThan(y) ? x : y),
            Map.entry(Binary.SQUARED_DIFFERENCE, (x, y) -> x.subtract(y).multiply(x.subtract(y))),
            Map.entry(Binary.DIVIDE_NO_NAN, (x, y) -> y.isZero() ? ZERO : x.divide(y)),
            Map.entry(Binary.MULTIPLY_NO_NAN, (x, y) -> y.isZero() ? ZERO : x.multiply(y)),
            Map.entry(Binary.XLOGY, (x, y) -> x.isZero() ? ZERO : x.multiply(log(y))),
            Map.entry(Binary.XDIVY, (x, y) -> x.isZero() ? ZERO : x.divide(y)),
            Map.entry(Binary.XLOG1PY, (x, y) -> x.isZero() ? ZERO : x.multiply(log1p(y))));

    private PreciseFunctions() {}

    /** Whether 1 + x, or the third power beside x, has lost digits that are wanted. */
    private static boolean tiny(Dfp x) {
        return x.abs().lessThan(PreciseTensor.FIELD.newDfp("1e-30"));
    }

    /** {@code Dfp} says NaN for 0. */
    private static Dfp log(Dfp x) {
        return x.isZero() ? ONE.negate().divide(ZERO) : x.log();
    }

    private static Dfp log1p(Dfp x) {
        return tiny(x) ? x.subtract(x.multiply(x).divide(2)) : log(ONE.add(x));
    }

    /** An argument that has digits left behind its multiples of π; NaN in place of others. */
    private static Dfp reducible(Dfp x) {
        return x.abs().lessThan(PreciseTensor.FIELD.newDfp("1e40")) ? x : ZERO.divide(ZERO);
    }

    /** A function {@code x + O(x³)} with f(-x) = -f(x), by its values for positive arguments. */
    private static Dfp odd(Dfp x, UnaryOperator<Dfp> function) {
        if (tiny(x) || x.isNaN()) {
            return x;
        }
        return x.lessThan(ZERO) ? function.apply(x.negate()).negate() : function.apply(x);
    }

    /** Without the difference of two exponentials that overflow; x is positive. */
    private static Dfp tanh(Dfp x) {
        Dfp e = x.multiply(-2).exp();
        return ONE.subtract(e).divide(ONE.add(e));
    }

    /** Of whole powers by multiplication, so that negative bases have them. */
    private static Dfp pow(Dfp x, Dfp y) {
        double whole = y.toDouble();
        return whole == Math.rint(whole) && Math.abs(whole) < 1000 ? x.pow((int) whole) : x.pow(y);
    }

    static boolean holds(Comparison comparison, Dfp x, Dfp y) {
        return switch (comparison) {
            case LESS -> x.lessThan(y);
            case LESS_EQUAL -> x.lessThan(y) || x.equals(y);
            case GREATER -> x.greaterThan(y);
            case GREATER_EQUAL -> x.greaterThan(y) || x.equals(y);
            case EQUAL -> x.equals(y);
            case NOT_EQUAL -> !x.equals(y);
        };
    }
}
