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

        v.row("add(x, y)", of(Binary.ADD, "x", "y"));
        v.row("subtract(x, y)", of(Binary.SUBTRACT, "x", "y"), "sub");
        v.row("multiply(x, y)", of(Binary.MULTIPLY, "x", "y"), "mul");
        v.row("divide(x, y)", of(Binary.DIVIDE, "x", "y"), "truediv");
        v.row("pow(x, y)", of(Binary.POW, "x", "y"));
        v.row("maximum(x, y)", of(Binary.MAXIMUM, "x", "y"));
        v.row("minimum(x, y)", of(Binary.MINIMUM, "x", "y"));
        v.row("squared_difference(x, y)", of(Binary.SQUARED_DIFFERENCE, "x", "y"));

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
