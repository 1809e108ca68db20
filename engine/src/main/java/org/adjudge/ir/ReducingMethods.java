package org.adjudge.ir;

/** Products and reductions as methods of a value. */
public sealed interface ReducingMethods permits Value {
    /** The graph that the methods append to. */
    Graph graph();

    private Value self() {
        return (Value) this;
    }

    /** {@link MatMul}. */
    default Value matmul(Value b) {
        return matmul(b, false, false);
    }

    /** {@link MatMul} with transposes. */
    default Value matmul(Value b, boolean transposeA, boolean transposeB) {
        return graph().apply(new MatMul(transposeA, transposeB), self(), b);
    }

    /** {@link Reduce}. */
    default Value reduce(Reduction kind, Axes axes, boolean keepdims) {
        return graph().apply(new Reduce(kind, axes, keepdims), self());
    }

    /** {@link Cumulate}. */
    default Value cumulate(Cumulation kind, int axis, boolean exclusive, boolean reverse) {
        return graph().apply(new Cumulate(kind, axis, exclusive, reverse), self());
    }

    /** The sum over some axes, or over all if none is named. */
    default Value sum(int... axes) {
        return reduce(Reduction.SUM, axes.length == 0 ? Axes.all() : Axes.of(axes), false);
    }

    /** The mean over some axes, or over all if none is named. */
    default Value mean(int... axes) {
        return reduce(Reduction.MEAN, axes.length == 0 ? Axes.all() : Axes.of(axes), false);
    }

    /** {@link Softmax}. */
    default Value softmax() {
        return graph().apply(new Softmax(), self());
    }

    /** {@link LogSoftmax}. */
    default Value logSoftmax() {
        return graph().apply(new LogSoftmax(), self());
    }
}
