package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * An output of a node, and the fluent way to write more of the graph: {@code x.matmul(y).matmul(z)}. Each method appends
 * to the graph and fails there if shapes or dtypes do not fit; the op's own type says what it computes.
 *
 * <p>Two values are equal if they are the same output of the same node of the same graph.
 */
public record Value(Graph graph, int id, int output) {
    /** The node that computes it. */
    public Node node() {
        return graph.node(id);
    }

    /** The dtype and shape. */
    public TensorType type() {
        return node().outputs().get(output);
    }

    /** The shape. */
    public Shape shape() {
        return type().shape();
    }

    /** The dtype. */
    public DType dtype() {
        return type().dtype();
    }

    /** The same output of the same node in a graph that begins with this graph's nodes. */
    public Value in(Graph other) {
        return new Value(other, id, output);
    }

    /** The name of an input. */
    public String inputName() {
        if (node().op() instanceof Input input) {
            return input.label();
        }
        throw new IllegalStateException("%" + id + " is not an input");
    }

    /** A scalar constant of this dtype. */
    public Value like(double number) {
        return graph.constant(Tensor.scalar(dtype(), number));
    }

    /** Zeros of this type. */
    public Value zerosLike() {
        return like(0).broadcastTo(shape());
    }

    // elementwise, one operand

    /** {@link Unary#NEG}. */
    public Value neg() {
        return graph.apply(Unary.NEG, this);
    }

    /** {@link Unary#ABS}. */
    public Value abs() {
        return graph.apply(Unary.ABS, this);
    }

    /** {@link Unary#SIGN}. */
    public Value sign() {
        return graph.apply(Unary.SIGN, this);
    }

    /** {@link Unary#SQUARE}. */
    public Value square() {
        return graph.apply(Unary.SQUARE, this);
    }

    /** {@link Unary#EXP}. */
    public Value exp() {
        return graph.apply(Unary.EXP, this);
    }

    /** {@link Unary#LOG}. */
    public Value log() {
        return graph.apply(Unary.LOG, this);
    }

    /** {@link Unary#LOG1P}. */
    public Value log1p() {
        return graph.apply(Unary.LOG1P, this);
    }

    /** {@link Unary#SQRT}. */
    public Value sqrt() {
        return graph.apply(Unary.SQRT, this);
    }

    /** {@link Unary#RECIPROCAL}. */
    public Value reciprocal() {
        return graph.apply(Unary.RECIPROCAL, this);
    }

    /** {@link Unary#SIN}. */
    public Value sin() {
        return graph.apply(Unary.SIN, this);
    }

    /** {@link Unary#COS}. */
    public Value cos() {
        return graph.apply(Unary.COS, this);
    }

    /** {@link Unary#TANH}. */
    public Value tanh() {
        return graph.apply(Unary.TANH, this);
    }

    /** {@link Unary#SIGMOID}. */
    public Value sigmoid() {
        return graph.apply(Unary.SIGMOID, this);
    }

    /** {@link Unary#RELU}. */
    public Value relu() {
        return graph.apply(Unary.RELU, this);
    }

    /** {@link Unary#SOFTPLUS}. */
    public Value softplus() {
        return graph.apply(Unary.SOFTPLUS, this);
    }

    /** {@link Unary#SINH}. */
    public Value sinh() {
        return graph.apply(Unary.SINH, this);
    }

    /** {@link Unary#COSH}. */
    public Value cosh() {
        return graph.apply(Unary.COSH, this);
    }

    /** {@link Unary#ROUND}. */
    public Value round() {
        return graph.apply(Unary.ROUND, this);
    }

    /** {@link Unary#DIGAMMA}. */
    public Value digamma() {
        return graph.apply(Unary.DIGAMMA, this);
    }

    /** {@link Unary#BESSEL_I0E}. */
    public Value besselI0e() {
        return graph.apply(Unary.BESSEL_I0E, this);
    }

    /** {@link Unary#BESSEL_I1E}. */
    public Value besselI1e() {
        return graph.apply(Unary.BESSEL_I1E, this);
    }

    /** {@link Unary#STOP_GRADIENT}. */
    public Value stopGradient() {
        return graph.apply(Unary.STOP_GRADIENT, this);
    }

    /** {@code 1 - x}. */
    public Value oneMinus() {
        return like(1).minus(this);
    }

    /** {@link Cast}. */
    public Value cast(DType dtype) {
        return graph.apply(new Cast(dtype), this);
    }

    // elementwise, two operands

    /** {@link Binary#ADD}. */
    public Value plus(Value y) {
        return graph.apply(Binary.ADD, this, y);
    }

    /** {@link Binary#SUBTRACT}. */
    public Value minus(Value y) {
        return graph.apply(Binary.SUBTRACT, this, y);
    }

    /** {@link Binary#MULTIPLY}. */
    public Value times(Value y) {
        return graph.apply(Binary.MULTIPLY, this, y);
    }

    /** {@link Binary#DIVIDE}. */
    public Value over(Value y) {
        return graph.apply(Binary.DIVIDE, this, y);
    }

    /** {@link Binary#POW}. */
    public Value pow(Value y) {
        return graph.apply(Binary.POW, this, y);
    }

    /** {@link Binary#MAXIMUM}. */
    public Value maximum(Value y) {
        return graph.apply(Binary.MAXIMUM, this, y);
    }

    /** {@link Binary#MINIMUM}. */
    public Value minimum(Value y) {
        return graph.apply(Binary.MINIMUM, this, y);
    }

    /** {@link Binary#SQUARED_DIFFERENCE}. */
    public Value squaredDifference(Value y) {
        return graph.apply(Binary.SQUARED_DIFFERENCE, this, y);
    }

    /** {@link Binary#DIVIDE_NO_NAN}. */
    public Value divideNoNan(Value y) {
        return graph.apply(Binary.DIVIDE_NO_NAN, this, y);
    }

    /** {@link Binary#MULTIPLY_NO_NAN}. */
    public Value multiplyNoNan(Value y) {
        return graph.apply(Binary.MULTIPLY_NO_NAN, this, y);
    }

    /** {@link Binary#XLOGY}. */
    public Value xlogy(Value y) {
        return graph.apply(Binary.XLOGY, this, y);
    }

    /** {@link Binary#XDIVY}. */
    public Value xdivy(Value y) {
        return graph.apply(Binary.XDIVY, this, y);
    }

    /** {@link Binary#XLOG1PY}. */
    public Value xlog1py(Value y) {
        return graph.apply(Binary.XLOG1PY, this, y);
    }

    /** {@link Binary#POLYGAMMA}, this being the order. */
    public Value polygamma(Value y) {
        return graph.apply(Binary.POLYGAMMA, this, y);
    }

    /** {@link Binary#ZETA}, this being the exponent. */
    public Value zeta(Value y) {
        return graph.apply(Binary.ZETA, this, y);
    }

    /** This plus a number. */
    public Value plus(double y) {
        return plus(like(y));
    }

    /** This minus a number. */
    public Value minus(double y) {
        return minus(like(y));
    }

    /** This times a number. */
    public Value times(double y) {
        return times(like(y));
    }

    /** This over a number. */
    public Value over(double y) {
        return over(like(y));
    }

    /** This to the power of a number. */
    public Value pow(double y) {
        return pow(like(y));
    }

    /** {@link Comparison#EQUAL}. */
    public Value eq(Value y) {
        return graph.apply(Comparison.EQUAL, this, y);
    }

    /** {@link Comparison#LESS}. */
    public Value lt(Value y) {
        return graph.apply(Comparison.LESS, this, y);
    }

    /** {@link Comparison#LESS_EQUAL}. */
    public Value le(Value y) {
        return graph.apply(Comparison.LESS_EQUAL, this, y);
    }

    /** {@link Comparison#GREATER_EQUAL}. */
    public Value ge(Value y) {
        return graph.apply(Comparison.GREATER_EQUAL, this, y);
    }

    /** Whether equal to a number. */
    public Value eq(double y) {
        return eq(like(y));
    }

    /** Whether less than a number. */
    public Value lt(double y) {
        return lt(like(y));
    }

    /** Whether greater than a number. */
    public Value gt(double y) {
        return graph.apply(Comparison.GREATER, this, like(y));
    }

    /** Whether a number or more. */
    public Value ge(double y) {
        return ge(like(y));
    }

    /** {@link Where}, this being the condition. */
    public Value select(Value x, Value y) {
        return graph.apply(new Where(), this, x, y);
    }

    // products and reductions

    /** {@link MatMul}. */
    public Value matmul(Value b) {
        return matmul(b, false, false);
    }

    /** {@link MatMul} with transposes. */
    public Value matmul(Value b, boolean transposeA, boolean transposeB) {
        return graph.apply(new MatMul(transposeA, transposeB), this, b);
    }

    /** {@link Reduce}. */
    public Value reduce(Reduction kind, Axes axes, boolean keepdims) {
        return graph.apply(new Reduce(kind, axes, keepdims), this);
    }

    /** The sum over some axes, or over all if none is named. */
    public Value sum(int... axes) {
        return reduce(Reduction.SUM, axes.length == 0 ? Axes.all() : Axes.of(axes), false);
    }

    /** The mean over some axes, or over all if none is named. */
    public Value mean(int... axes) {
        return reduce(Reduction.MEAN, axes.length == 0 ? Axes.all() : Axes.of(axes), false);
    }

    /** {@link Softmax}. */
    public Value softmax() {
        return graph.apply(new Softmax(), this);
    }

    /** {@link LogSoftmax}. */
    public Value logSoftmax() {
        return graph.apply(new LogSoftmax(), this);
    }

    // shape and index; an op that would change nothing is not appended

    /** {@link Reshape}. */
    public Value reshape(Shape shape) {
        return shape.equals(shape()) ? this : graph.apply(new Reshape(shape.asList()), this);
    }

    /** {@link BroadcastTo}. */
    public Value broadcastTo(Shape shape) {
        return shape.equals(shape()) ? this : graph.apply(new BroadcastTo(shape.asList()), this);
    }

    /** {@link Transpose}. */
    public Value transpose(List<Integer> perm) {
        return graph.apply(new Transpose(perm), this);
    }

    /** {@link Transpose}. */
    public Value transpose(int... perm) {
        return transpose(Arrays.stream(perm).boxed().toList());
    }

    /** The last two axes exchanged. */
    public Value matrixTranspose() {
        if (shape().rank() < 2) {
            throw new IllegalArgumentException("matrix transpose takes rank 2 or more, but got " + type());
        }
        List<Integer> perm = new ArrayList<>(Axes.all().resolve(shape().rank()));
        Collections.swap(perm, perm.size() - 1, perm.size() - 2);
        return transpose(perm);
    }

    /** {@link Slice}. */
    public Value slice(List<Integer> begin, List<Integer> size) {
        return graph.apply(new Slice(begin, size), this);
    }

    /** {@link Pad}. */
    public Value pad(List<List<Integer>> paddings) {
        return graph.apply(new Pad(paddings), this);
    }

    /** {@link StridedSlice}. */
    public Value stridedSlice(List<Subscript> subscripts) {
        return graph.apply(new StridedSlice(subscripts), this);
    }

    /** {@link Gather}. */
    public Value gather(Value indices, int axis) {
        return graph.apply(new Gather(axis), this, indices);
    }

    /** {@link UnsortedSegmentSum}. */
    public Value unsortedSegmentSum(Value ids, int numSegments) {
        return graph.apply(new UnsortedSegmentSum(numSegments), this, ids);
    }

    /**
     * This cotangent summed over the axes along which a primal of {@code shape} was repeated to this shape: the adjoint
     * of broadcasting.
     */
    public Value unbroadcast(Shape shape) {
        List<Integer> axes = shape.axesBroadcastTo(shape());
        return (axes.isEmpty() ? this : reduce(Reduction.SUM, Axes.of(axes), false)).reshape(shape);
    }

    /** Identity within a graph: cheap, where the record's own would compare graphs by their nodes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Value v && graph == v.graph && id == v.id && output == v.output;
    }

    @Override
    public int hashCode() {
        return 31 * id + output;
    }

    /** {@code %3: f32[2, 2]}. */
    @Override
    public String toString() {
        return "%" + id + (output == 0 ? "" : "." + output) + ": " + type();
    }
}
