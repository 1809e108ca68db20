package org.adjudge.conformance.notation;

import java.util.function.Function;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Op;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.ir.Where;
import org.adjudge.tensor.DType;

/** The rows of functions that work element by element. */
final class ElementwiseRows {
    private ElementwiseRows() {}

    static void addTo(Vocabulary v) {
        v.row("negative(x)", of(Unary.NEG, "x"), "neg");
        v.row("abs(x)", of(Unary.ABS, "x"));
        v.row("sign(x)", of(Unary.SIGN, "x"));
        v.row("square(x)", of(Unary.SQUARE, "x"));
        v.row("identity(input)", of(Unary.IDENTITY, "input"));
        v.row("stop_gradient(input)", of(Unary.STOP_GRADIENT, "input"));
        v.row("exp(x)", of(Unary.EXP, "x"));
        v.row("log(x)", of(Unary.LOG, "x"));
        v.row("log1p(x)", of(Unary.LOG1P, "x"));
        v.row("sqrt(x)", of(Unary.SQRT, "x"));
        v.row("reciprocal(x)", of(Unary.RECIPROCAL, "x"));
        v.row("sin(x)", of(Unary.SIN, "x"));
        v.row("cos(x)", of(Unary.COS, "x"));
        v.row("tanh(x)", of(Unary.TANH, "x"));
        v.row("sigmoid(x)", of(Unary.SIGMOID, "x"));
        v.row("relu(features)", of(Unary.RELU, "features"));
        v.row("softplus(features)", of(Unary.SOFTPLUS, "features"));
        v.row("floor(x)", of(Unary.FLOOR, "x"));
        v.row("ceil(x)", of(Unary.CEIL, "x"));
        v.row("round(x)", of(Unary.ROUND, "x"));
        v.row("rint(x)", of(Unary.RINT, "x"));
        v.row("expm1(x)", of(Unary.EXPM1, "x"));
        v.row("rsqrt(x)", of(Unary.RSQRT, "x"));
        v.row("tan(x)", of(Unary.TAN, "x"));
        v.row("asin(x)", of(Unary.ASIN, "x"));
        v.row("acos(x)", of(Unary.ACOS, "x"));
        v.row("atan(x)", of(Unary.ATAN, "x"));
        v.row("sinh(x)", of(Unary.SINH, "x"));
        v.row("cosh(x)", of(Unary.COSH, "x"));
        v.row("asinh(x)", of(Unary.ASINH, "x"));
        v.row("acosh(x)", of(Unary.ACOSH, "x"));
        v.row("atanh(x)", of(Unary.ATANH, "x"));
        v.row("softsign(features)", of(Unary.SOFTSIGN, "features"));
        v.row("elu(features)", of(Unary.ELU, "features"));
        v.row("selu(features)", of(Unary.SELU, "features"));
        v.row("relu6(features)", of(Unary.RELU6, "features"));

        v.row("add(x, y)", of(Binary.ADD, "x", "y"));
        v.row("subtract(x, y)", of(Binary.SUBTRACT, "x", "y"), "sub");
        v.row("multiply(x, y)", of(Binary.MULTIPLY, "x", "y"), "mul");
        v.row("divide(x, y)", of(Binary.DIVIDE, "x", "y"), "truediv");
        v.row("pow(x, y)", of(Binary.POW, "x", "y"));
        v.row("maximum(x, y)", of(Binary.MAXIMUM, "x", "y"));
        v.row("minimum(x, y)", of(Binary.MINIMUM, "x", "y"));
        v.row("squared_difference(x, y)", of(Binary.SQUARED_DIFFERENCE, "x", "y"));
        v.row("atan2(y, x)", of(Binary.ATAN2, "y", "x"));
        v.row("floordiv(x, y)", of(Binary.FLOORDIV, "x", "y"));
        v.row("floormod(x, y)", of(Binary.FLOORMOD, "x", "y"), "mod");
        v.row("truncatemod(x, y)", of(Binary.TRUNCATEMOD, "x", "y"));
        v.row("divide_no_nan(x, y)", of(Binary.DIVIDE_NO_NAN, "x", "y"), "div_no_nan");
        v.row("multiply_no_nan(x, y)", of(Binary.MULTIPLY_NO_NAN, "x", "y"));
        v.row("xlogy(x, y)", of(Binary.XLOGY, "x", "y"));
        v.row("xdivy(x, y)", of(Binary.XDIVY, "x", "y"));
        v.row("xlog1py(x, y)", of(Binary.XLOG1PY, "x", "y"));

        v.row("less(x, y)", of(Comparison.LESS, "x", "y"));
        v.row("less_equal(x, y)", of(Comparison.LESS_EQUAL, "x", "y"));
        v.row("greater(x, y)", of(Comparison.GREATER, "x", "y"));
        v.row("greater_equal(x, y)", of(Comparison.GREATER_EQUAL, "x", "y"));
        v.row("equal(x, y)", of(Comparison.EQUAL, "x", "y"));
        v.row("not_equal(x, y)", of(Comparison.NOT_EQUAL, "x", "y"));

        v.row("where(condition, x, y)", ElementwiseRows::where);
        v.row("cast(x, dtype)", c -> c.apply(new Cast(c.dtype("dtype")), c.tensor("x")));
    }

    private static Function<Call, Value> of(Op op, String... operands) {
        return c -> c.applyTo(op, operands);
    }

    private static Value where(Call c) {
        Value condition = c.tensor("condition", DType.BOOL);
        Value[] branches = c.tensors("x", "y");
        return c.apply(new Where(), condition, branches[0], branches[1]);
    }
}
