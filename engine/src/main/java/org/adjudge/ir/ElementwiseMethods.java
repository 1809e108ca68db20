package org.adjudge.ir;

import org.adjudge.tensor.DType;

/** The elementwise ops as methods of a value. */
public sealed interface ElementwiseMethods permits Value {
    /** The graph that the methods append to. */
    Graph graph();

    private Value self() {
        return (Value) this;
    }

    /** {@link Unary#NEG}. */
    default Value neg() {
        return graph().apply(Unary.NEG, self());
    }

    /** {@link Unary#ABS}. */
    default Value abs() {
        return graph().apply(Unary.ABS, self());
    }

    /** {@link Unary#SIGN}. */
    default Value sign() {
        return graph().apply(Unary.SIGN, self());
    }

    /** {@link Unary#SQUARE}. */
    default Value square() {
        return graph().apply(Unary.SQUARE, self());
    }

    /** {@link Unary#EXP}. */
    default Value exp() {
        return graph().apply(Unary.EXP, self());
    }

    /** {@link Unary#LOG}. */
    default Value log() {
        return graph().apply(Unary.LOG, self());
    }

    /** {@link Unary#LOG1P}. */
    default Value log1p() {
        return graph().apply(Unary.LOG1P, self());
    }

    /** {@link Unary#SQRT}. */
    default Value sqrt() {
        return graph().apply(Unary.SQRT, self());
    }

    /** {@link Unary#RECIPROCAL}. */
    default Value reciprocal() {
        return graph().apply(Unary.RECIPROCAL, self());
    }

    /** {@link Unary#SIN}. */
    default Value sin() {
        return graph().apply(Unary.SIN, self());
    }

    /** {@link Unary#COS}. */
    default Value cos() {
        return graph().apply(Unary.COS, self());
    }

    /** {@link Unary#SINH}. */
    default Value sinh() {
        return graph().apply(Unary.SINH, self());
    }

    /** {@link Unary#COSH}. */
    default Value cosh() {
        return graph().apply(Unary.COSH, self());
    }

    /** {@link Unary#TANH}. */
    default Value tanh() {
        return graph().apply(Unary.TANH, self());
    }

    /** {@link Unary#SIGMOID}. */
    default Value sigmoid() {
        return graph().apply(Unary.SIGMOID, self());
    }

    /** {@link Unary#RELU}. */
    default Value relu() {
        return graph().apply(Unary.RELU, self());
    }

    /** {@link Unary#SOFTPLUS}. */
    default Value softplus() {
        return graph().apply(Unary.SOFTPLUS, self());
    }

    /** {@link Unary#STOP_GRADIENT}. */
    default Value stopGradient() {
        return graph().apply(Unary.STOP_GRADIENT, self());
    }

    /** {@code 1 - x}. */
    default Value oneMinus() {
        return self().like(1).minus(self());
    }

    /** {@link Cast}. */
    default Value cast(DType dtype) {
        return graph().apply(new Cast(dtype), self());
    }

    /** {@link Binary#ADD}. */
    default Value plus(Value y) {
        return graph().apply(Binary.ADD, self(), y);
    }

    /** {@link Binary#SUBTRACT}. */
    default Value minus(Value y) {
        return graph().apply(Binary.SUBTRACT, self(), y);
    }

    /** {@link Binary#MULTIPLY}. */
    default Value times(Value y) {
        return graph().apply(Binary.MULTIPLY, self(), y);
    }

    /** {@link Binary#DIVIDE}. */
    default Value over(Value y) {
        return graph().apply(Binary.DIVIDE, self(), y);
    }

    /** {@link Binary#POW}. */
    default Value pow(Value y) {
        return graph().apply(Binary.POW, self(), y);
    }

    /** {@link Binary#MAXIMUM}. */
    default Value maximum(Value y) {
        return graph().apply(Binary.MAXIMUM, self(), y);
    }

    /** {@link Binary#MINIMUM}. */
    default Value minimum(Value y) {
        return graph().apply(Binary.MINIMUM, self(), y);
    }

    /** {@link Binary#SQUARED_DIFFERENCE}. */
    default Value squaredDifference(Value y) {
        return graph().apply(Binary.SQUARED_DIFFERENCE, self(), y);
    }

    /** {@link Binary#FLOORDIV}. */
    default Value floordiv(Value y) {
        return graph().apply(Binary.FLOORDIV, self(), y);
    }

    /** {@link Binary#DIVIDE_NO_NAN}. */
    default Value divideNoNan(Value y) {
        return graph().apply(Binary.DIVIDE_NO_NAN, self(), y);
    }

    /** {@link Binary#MULTIPLY_NO_NAN}. */
    default Value multiplyNoNan(Value y) {
        return graph().apply(Binary.MULTIPLY_NO_NAN, self(), y);
    }

    /** {@link Binary#XLOGY}. */
    default Value xlogy(Value y) {
        return graph().apply(Binary.XLOGY, self(), y);
    }

    /** {@link Binary#XDIVY}. */
    default Value xdivy(Value y) {
        return graph().apply(Binary.XDIVY, self(), y);
    }

    /** {@link Binary#XLOG1PY}. */
    default Value xlog1py(Value y) {
        return graph().apply(Binary.XLOG1PY, self(), y);
    }

    /** This plus a number. */
    default Value plus(double y) {
        return plus(self().like(y));
    }

    /** This minus a number. */
    default Value minus(double y) {
        return minus(self().like(y));
    }

    /** This times a number. */
    default Value times(double y) {
        return times(self().like(y));
    }

    /** This over a number. */
    default Value over(double y) {
        return over(self().like(y));
    }

    /** This to the power of a number. */
    default Value pow(double y) {
        return pow(self().like(y));
    }

    /** {@link Comparison#EQUAL}. */
    default Value eq(Value y) {
        return graph().apply(Comparison.EQUAL, self(), y);
    }

    /** {@link Comparison#LESS_EQUAL}. */
    default Value le(Value y) {
        return graph().apply(Comparison.LESS_EQUAL, self(), y);
    }

    /** {@link Comparison#GREATER_EQUAL}. */
    default Value ge(Value y) {
        return graph().apply(Comparison.GREATER_EQUAL, self(), y);
    }

    /** Whether equal to a number. */
    default Value eq(double y) {
        return eq(self().like(y));
    }

    /** Whether greater than a number. */
    default Value gt(double y) {
        return graph().apply(Comparison.GREATER, self(), self().like(y));
    }

    /** Whether less than a number. */
    default Value lt(double y) {
        return graph().apply(Comparison.LESS, self(), self().like(y));
    }

    /** Whether a number or more. */
    default Value ge(double y) {
        return ge(self().like(y));
    }

    /** {@link Where}, this being the condition. */
    default Value select(Value x, Value y) {
        return graph().apply(new Where(), self(), x, y);
    }
}
