package org.adjudge.conformance.precise;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.IgammaGradA;
import org.adjudge.ir.Op;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.ir.Unary;
import org.hipparchus.dfp.Dfp;
import org.jspecify.annotations.Nullable;

/** The elementwise rows that have a form in many digits. A row that is not here has none. */
final class PreciseFunctions {
    private static final Dfp ZERO = PreciseTensor.FIELD.getZero();
    private static final Dfp ONE = PreciseTensor.FIELD.getOne();

    static final Map<Op, UnaryOperator<Dfp>> UNARY = Map.ofEntries(
            Map.entry(Unary.NEG, Dfp::negate),
            Map.entry(Unary.ABS, Dfp::abs),
            Map.entry(Unary.SIGN, x -> x.isNaN() || x.isZero() ? x : x.lessThan(ZERO) ? ONE.negate() : ONE),
            Map.entry(Unary.SQUARE, x -> x.multiply(x)),
            Map.entry(Unary.IDENTITY, x -> x),
            Map.entry(Unary.STOP_GRADIENT, x -> x),
            Map.entry(Unary.EXP, Dfp::exp),
            Map.entry(Unary.LOG, Dfp::log),
            Map.entry(Unary.LOG1P, x -> ONE.add(x).log()),
            Map.entry(Unary.SQRT, Dfp::sqrt),
            Map.entry(Unary.RECIPROCAL, ONE::divide),
            Map.entry(Unary.SIN, Dfp::sin),
            Map.entry(Unary.COS, Dfp::cos),
            Map.entry(Unary.TAN, Dfp::tan),
            Map.entry(Unary.ASIN, Dfp::asin),
            Map.entry(Unary.ACOS, Dfp::acos),
            Map.entry(Unary.ATAN, Dfp::atan),
            Map.entry(Unary.SINH, Dfp::sinh),
            Map.entry(Unary.COSH, Dfp::cosh),
            Map.entry(Unary.TANH, PreciseFunctions::tanh),
            Map.entry(Unary.ASINH, Dfp::asinh),
            Map.entry(Unary.ACOSH, Dfp::acosh),
            Map.entry(Unary.ATANH, Dfp::atanh),
            Map.entry(Unary.SIGMOID, x -> ONE.divide(ONE.add(x.negate().exp()))),
            Map.entry(Unary.SOFTPLUS, x -> ONE.add(x.exp()).log()),
            Map.entry(Unary.EXPM1, x -> x.exp().subtract(ONE)),
            Map.entry(Unary.RSQRT, x -> ONE.divide(x.sqrt())),
            Map.entry(Unary.RELU, x -> x.lessThan(ZERO) ? ZERO : x),
            Map.entry(Unary.SOFTSIGN, x -> x.divide(ONE.add(x.abs()))),
            Map.entry(Special.ERF, PreciseSpecial::erf),
            Map.entry(Special.ERFC, PreciseSpecial::erfc),
            Map.entry(Special.ERFINV, PreciseSpecial::erfinv),
            Map.entry(Special.LGAMMA, PreciseSpecial::lgamma),
            Map.entry(Special.DIGAMMA, PreciseSpecial::digamma));

    private static final Map<Op, BinaryOperator<Dfp>> BINARY = Map.ofEntries(
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
            Map.entry(Binary.XLOGY, (x, y) -> x.isZero() ? ZERO : x.multiply(y.log())),
            Map.entry(Binary.XDIVY, (x, y) -> x.isZero() ? ZERO : x.divide(y)),
            Map.entry(
                    Binary.XLOG1PY,
                    (x, y) -> x.isZero() ? ZERO : x.multiply(ONE.add(y).log())),
            Map.entry(SpecialBinary.IGAMMA, PreciseSpecial::igamma),
            Map.entry(SpecialBinary.IGAMMAC, PreciseSpecial::igammac));

    private PreciseFunctions() {}

    /** Of two numbers; null if the op has none. */
    static @Nullable BinaryOperator<Dfp> binary(Op op) {
        return op instanceof IgammaGradA derivative ? PreciseSpecial.igammaGradA(derivative.order()) : BINARY.get(op);
    }

    /** Without the difference of two exponentials that overflow. */
    private static Dfp tanh(Dfp x) {
        Dfp e = x.abs().multiply(-2).exp();
        Dfp y = ONE.subtract(e).divide(ONE.add(e));
        return x.lessThan(ZERO) ? y.negate() : y;
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
