package org.adjudge.conformance.notation;

import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.ir.Where;
import org.adjudge.tensor.DType;

/** The rows of reductions that are short compositions of others, as TensorFlow Python composes them. */
final class StatisticsRows {
    private StatisticsRows() {}

    static void addTo(Vocabulary v) {
        v.row("reduce_logsumexp(input_tensor, axis=None, keepdims=False)", StatisticsRows::logSumExp);
        v.row("reduce_variance(input_tensor, axis=None, keepdims=False)", StatisticsRows::variance);
        v.row(
                "reduce_std(input_tensor, axis=None, keepdims=False)",
                c -> c.apply(Unary.SQRT, StatisticsRows.variance(c)));
        v.row("reduce_any(input_tensor, axis=None, keepdims=False)", c -> truth(c, Reduction.MAX));
        v.row("reduce_all(input_tensor, axis=None, keepdims=False)", c -> truth(c, Reduction.MIN));
        v.row("count_nonzero(input, axis=None, keepdims=False, dtype=tf.int64)", StatisticsRows::countNonzero);
        v.row("norm(tensor, ord='euclidean', axis=None, keepdims=False)", StatisticsRows::norm);
    }

    private static Value reduce(Call c, Reduction kind, Value x) {
        return c.apply(new Reduce(kind, c.axes("axis"), c.flag("keepdims")), x);
    }

    /** {@code log Σ exp(x - m) + m} with m the largest, or 0 where that is not finite; m is a constant to the gradient. */
    private static Value logSumExp(Call c) {
        Value x = c.tensor("input_tensor");
        Axes axes = c.axes("axis");
        Value largest = c.apply(new Reduce(Reduction.MAX, axes, true), x);
        Value finite = c.apply(Comparison.EQUAL, c.apply(Binary.SUBTRACT, largest, largest), x.like(0));
        Value shift = c.apply(Unary.STOP_GRADIENT, c.apply(new Where(), finite, largest, x.like(0)));
        Value exponentials = c.apply(Unary.EXP, c.apply(Binary.SUBTRACT, x, shift));
        Value sum = c.apply(new Reduce(Reduction.SUM, axes, true), exponentials);
        Value result = c.apply(Binary.ADD, c.apply(Unary.LOG, sum), shift);
        Axes resolved = Axes.of(axes.resolve(x.shape().rank()));
        boolean same = c.flag("keepdims") || resolved.equals(Axes.of());
        return same ? result : c.apply(new Squeeze(resolved), result);
    }

    private static Value variance(Call c) {
        Value x = c.tensor("input_tensor");
        Value mean = c.apply(new Reduce(Reduction.MEAN, c.axes("axis"), true), x);
        Value deviation = c.apply(Binary.SUBTRACT, x, mean);
        return reduce(c, Reduction.MEAN, c.apply(Unary.SQUARE, deviation));
    }

    /** Of the truths as 0 and 1 the largest or the smallest, which of nothing is far below 0 or above 1. */
    private static Value truth(Call c, Reduction kind) {
        Value x = c.tensor("input_tensor", DType.BOOL);
        if (x.dtype() != DType.BOOL) {
            throw c.wrong("input_tensor", "of bool; compare it: x != 0");
        }
        Value chosen = reduce(c, kind, c.apply(new Cast(DType.I32), x));
        return c.apply(Comparison.GREATER, chosen, chosen.like(0));
    }

    private static Value countNonzero(Call c) {
        Value x = c.tensor("input");
        Value nonzero = x.dtype() == DType.BOOL ? x : c.apply(Comparison.NOT_EQUAL, x, x.like(0));
        Value count = reduce(c, Reduction.SUM, c.apply(new Cast(DType.I64), nonzero));
        return c.dtype("dtype") == DType.I64 ? count : c.apply(new Cast(c.dtype("dtype")), count);
    }

    /** Norms of vectors, which is what TensorFlow takes two axes for too with the euclidean one. */
    private static Value norm(Call c) {
        Value x = c.tensor("tensor");
        Datum ord = c.datum("ord");
        boolean euclidean = ord instanceof Datum.Text text
                && (text.value().equals("euclidean") || text.value().equals("fro"));
        boolean matrix = c.has("axis") && c.integers("axis").size() > 1;
        if (matrix && !euclidean) {
            throw c.wrong("ord", "'euclidean' with two axes; other matrix norms are not in the vocabulary");
        }
        double p = euclidean ? 2 : ord instanceof Datum.Whole whole ? whole.value() : real(c, ord);
        if (p == 2) {
            return c.apply(Unary.SQRT, reduce(c, Reduction.SUM, c.apply(Binary.MULTIPLY, x, x)));
        }
        Value absolute = c.apply(Unary.ABS, x);
        if (p == 1 || p == Double.POSITIVE_INFINITY) {
            return reduce(c, p == 1 ? Reduction.SUM : Reduction.MAX, absolute);
        }
        Value sum = reduce(c, Reduction.SUM, c.apply(Binary.POW, absolute, x.like(p)));
        return c.apply(Binary.POW, sum, x.like(1 / p));
    }

    private static double real(Call c, Datum ord) {
        if (ord instanceof Datum.Real number && number.value() > 0) {
            return number.value();
        }
        throw c.wrong("ord", "'euclidean', 1, 2, inf or another positive number");
    }
}
