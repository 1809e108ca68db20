package org.adjudge.conformance.notation;

import java.util.List;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.MatrixExponential;
import org.adjudge.ir.MatrixSolveLs;
import org.adjudge.ir.MatrixSquareRoot;
import org.adjudge.ir.PseudoInverse;
import org.adjudge.ir.Qr;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.SelfAdjointEig;
import org.adjudge.ir.Svd;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** The rows of decompositions, of what is computed by them, and of functions of matrices. */
final class DecompositionRows {
    private DecompositionRows() {}

    static void addTo(Vocabulary v) {
        v.listRow("qr(input, full_matrices=False)", DecompositionRows::qr);
        v.listRow("svd(tensor, full_matrices=False, compute_uv=True)", DecompositionRows::svd);
        v.listRow("eigh(tensor)", c -> c.applyAll(new SelfAdjointEig(), c.tensor("tensor")), "self_adjoint_eig");
        v.row(
                "eigvalsh(tensor)",
                c -> c.applyAll(new SelfAdjointEig(), c.tensor("tensor")).get(0),
                "self_adjoint_eigvals");
        v.row("pinv(a, rcond=None)", DecompositionRows::pinv);
        v.row("matrix_rank(a, tol=None)", DecompositionRows::matrixRank);
        v.row("lstsq(matrix, rhs, l2_regularizer=0.0, fast=True)", DecompositionRows::lstsq);
        v.row("expm(input)", c -> c.applyTo(new MatrixExponential(), "input"));
        v.row("sqrtm(input)", c -> c.applyTo(new MatrixSquareRoot(), "input"));
    }

    private static void reduced(Call c) {
        if (c.flag("full_matrices")) {
            throw c.wrong("full_matrices", "False: the reduced decomposition, which has a gradient for all shapes");
        }
    }

    private static List<Value> qr(Call c) {
        reduced(c);
        return c.applyAll(new Qr(), c.tensor("input"));
    }

    private static List<Value> svd(Call c) {
        reduced(c);
        if (!c.flag("compute_uv")) {
            throw c.wrong("compute_uv", "True; the values alone are tf.linalg.svd(x)[0]");
        }
        return c.applyAll(new Svd(), c.tensor("tensor"));
    }

    /** The dtype's epsilon times the longer extent. */
    private static double rounding(Value a) {
        double epsilon = a.dtype() == DType.F32 ? 0x1p-23 : 0x1p-52;
        return epsilon * Math.max(a.shape().extent(-2), a.shape().extent(-1));
    }

    private static Value matrices(Call c, String name) {
        Value a = c.tensor(name);
        if (a.shape().rank() < 2) {
            throw c.wrong(name, "a matrix, rank 2 or more");
        }
        return a;
    }

    /** Without a cutoff, Python's: ten times the longer extent times epsilon. */
    private static Value pinv(Call c) {
        Value a = matrices(c, "a");
        return c.apply(new PseudoInverse(c.has("rcond") ? number(c, "rcond") : 10 * rounding(a)), a);
    }

    /** How many singular values are above a number, which is without one epsilon times the longer extent and the largest. */
    private static Value matrixRank(Call c) {
        Value a = matrices(c, "a");
        Value s = c.applyAll(new Svd(), a).get(0);
        Value least = c.has("tol")
                ? s.like(number(c, "tol"))
                : c.apply(new Reduce(Reduction.MAX, Axes.of(-1), true), s).times(rounding(a));
        Value counts = c.apply(new Cast(DType.I32), c.apply(Comparison.GREATER, s, least));
        return c.apply(new Reduce(Reduction.SUM, Axes.of(-1), false), counts);
    }

    /** The slow way handles matrices that are not of full rank, and does not regularize. */
    private static Value lstsq(Call c) {
        Value[] ab = c.tensors("matrix", "rhs");
        if (c.flag("fast")) {
            return c.apply(new MatrixSolveLs(number(c, "l2_regularizer")), ab);
        }
        Value a = matrices(c, "matrix");
        return c.apply(new PseudoInverse(rounding(a)), ab[0]).matmul(ab[1]);
    }

    private static double number(Call c, String name) {
        if (c.datum(name) instanceof Datum.Real real) {
            return real.value();
        }
        return c.integer(name);
    }
}
