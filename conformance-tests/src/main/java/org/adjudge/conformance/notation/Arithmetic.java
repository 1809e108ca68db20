package org.adjudge.conformance.notation;

import org.adjudge.ir.Binary;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.Op;

/** What an operator means: between numbers Python's arithmetic, between tensors an op. */
final class Arithmetic {
    private Arithmetic() {}

    /** The op of an operator between tensors. */
    static Op op(int offset, String sign) {
        return switch (sign) {
            case "+" -> Binary.ADD;
            case "-" -> Binary.SUBTRACT;
            case "*" -> Binary.MULTIPLY;
            case "/" -> Binary.DIVIDE;
            case "//" -> Binary.FLOORDIV;
            case "%" -> Binary.FLOORMOD;
            case "**" -> Binary.POW;
            case "@" -> new MatMul(false, false);
            case "<" -> Comparison.LESS;
            case "<=" -> Comparison.LESS_EQUAL;
            case ">" -> Comparison.GREATER;
            case ">=" -> Comparison.GREATER_EQUAL;
            case "==" -> Comparison.EQUAL;
            case "!=" -> Comparison.NOT_EQUAL;
            default ->
                throw new NotationException(
                        offset, "'" + sign + "' between tensors is not in the vocabulary yet", "+ - * / // % ** @ are");
        };
    }

    /** Two numbers combined as Python does. */
    static Datum fold(int offset, String sign, Datum x, Datum y) {
        try {
            return x instanceof Datum.Whole a && y instanceof Datum.Whole b
                    ? fold(offset, sign, a.value(), b.value())
                    : fold(offset, sign, real(x), real(y));
        } catch (ArithmeticException e) {
            throw new NotationException(
                    offset,
                    sign.equals("/") || sign.equals("//") || sign.equals("%")
                            ? "division by zero"
                            : "the result of '" + sign + "' does not fit into 64 bits",
                    "");
        }
    }

    /** A number with the other sign. */
    static Datum negate(int offset, Datum x) {
        return x instanceof Datum.Real real ? new Datum.Real(-real.value()) : fold(offset, "-", new Datum.Whole(0), x);
    }

    private static Datum fold(int offset, String sign, long x, long y) {
        return switch (sign) {
            case "+" -> new Datum.Whole(Math.addExact(x, y));
            case "-" -> new Datum.Whole(Math.subtractExact(x, y));
            case "*" -> new Datum.Whole(Math.multiplyExact(x, y));
            case "//" -> new Datum.Whole(Math.floorDiv(x, y));
            case "%" -> new Datum.Whole(Math.floorMod(x, y));
            case "**" -> y < 0 ? fold(offset, sign, (double) x, (double) y) : new Datum.Whole(power(x, y));
            default -> fold(offset, sign, (double) x, (double) y);
        };
    }

    private static Datum fold(int offset, String sign, double x, double y) {
        if ((sign.equals("/") || sign.equals("//") || sign.equals("%")) && y == 0) {
            throw new ArithmeticException();
        }
        return switch (sign) {
            case "+" -> new Datum.Real(x + y);
            case "-" -> new Datum.Real(x - y);
            case "*" -> new Datum.Real(x * y);
            case "/" -> new Datum.Real(x / y);
            case "//" -> new Datum.Real(Math.floor(x / y));
            case "%" -> new Datum.Real(x - y * Math.floor(x / y));
            case "**" -> new Datum.Real(StrictMath.pow(x, y));
            case "<" -> new Datum.Truth(x < y);
            case "<=" -> new Datum.Truth(x <= y);
            case ">" -> new Datum.Truth(x > y);
            case ">=" -> new Datum.Truth(x >= y);
            case "==" -> new Datum.Truth(x == y);
            case "!=" -> new Datum.Truth(x != y);
            default -> throw new NotationException(offset, "'" + sign + "' between two numbers", "'*' would do");
        };
    }

    private static long power(long base, long exponent) {
        if (base == 0 || base == 1 || base == -1) {
            return exponent == 0 ? 1 : base == -1 && exponent % 2 == 0 ? 1 : base;
        }
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }

    private static double real(Datum number) {
        return number instanceof Datum.Whole whole ? whole.value() : ((Datum.Real) number).value();
    }
}
