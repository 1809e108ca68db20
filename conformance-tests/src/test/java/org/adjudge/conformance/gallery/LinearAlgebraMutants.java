package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.rule;
import static org.adjudge.conformance.gallery.Wrong.apply;
import static org.adjudge.conformance.gallery.Wrong.fitting;

import java.util.List;
import org.adjudge.ir.Application;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MatrixBandPart;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Wrong rules of matrix functions: the rows L. */
final class LinearAlgebraMutants {
    private LinearAlgebraMutants() {}

    static List<Mutant> all() {
        return List.of(
                rule("L01", "matmul: ct @ tf.transpose(b), tf.transpose(a) @ ct", "all axes transposed"),
                rule(
                        "L02",
                        "matmul: tf.matmul(b, ct, transpose_a=True), tf.matmul(ct, a, transpose_b=True)",
                        "factor order"),
                Wrong.slot(
                        "L04",
                        "einsum",
                        0,
                        (op, k, a) -> equation(op).equals("ij,j->i") && a.ct().shape().equals(a.in(1).shape())
                                ? a.ct().times(a.in(1)).sum()
                                : op.vjp(k, a),
                        "vector not lifted"),
                Wrong.second(
                        "L05",
                        "matmul",
                        0,
                        fitting((op, k, a) -> new MatMul(false, false).vjp(k, a)),
                        "second order wrong"),
                einsum("L07", "ii->", a -> a.ct().broadcastTo(a.in(0).shape()), "diagonal not embedded"),
                einsum("L08", "ij->i", Application::ct, "summed index missing"),
                Wrong.rule("L09", "einsum", fitting(LinearAlgebraMutants::oneAxis), "ellipsis as one axis"),
                Wrong.rule("L11", "einsum", fitting((op, k, a) -> equation(op).equals("ij->ji") ? a.ct() : op.vjp(k, a)), "axes permuted"),
                Wrong.rule("L12", "cholesky", (op, k, a) -> cholesky(a, 0.5), "not symmetrised"),
                Wrong.rule(
                        "L13",
                        "cholesky",
                        (op, k, a) -> {
                            Value s = cholesky(a, 0);
                            return phi(s.plus(s.matrixTranspose()), 0.5);
                        },
                        "diagonal not halved"),
                Wrong.rule("L14", "eigh", (op, k, a) -> eigh(a), "NaN at a special value"),
                rule("L15", "inv: -tf.matmul(tf.matmul(y, ct), y)", "operand not transposed"),
                Wrong.slot("L16", "triangular_solve", 0, (op, k, a) -> unmasked(op, a), "triangle not masked"),
                Wrong.rule("L17", "det", (op, k, a) -> byInverse(a.ct().times(a.out()), a), "rule throws"),
                Wrong.rule(
                        "L18", "slogdet", (op, k, a) -> op.vjp(k, a).matrixTranspose(), "operand not transposed"),
                Wrong.rule(
                        "L19",
                        "expm",
                        (op, k, a) -> op.vjp(
                                k,
                                new Application(
                                        List.of(a.in(0).matrixTranspose()),
                                        List.of(a.out().matrixTranspose()),
                                        a.cotangents())),
                        "operand not transposed"));
    }

    private interface Rule {
        Value of(Application a);
    }

    private static Mutant einsum(String id, String equation, Rule rule, String name) {
        return Wrong.rule(
                id, "einsum", (op, k, a) -> equation(op).equals(equation) ? rule.of(a) : op.vjp(k, a), name);
    }

    private static String equation(Op op) {
        return ((Einsum) op).equation();
    }

    /** All axes of an ellipsis under one letter. */
    private static Value oneAxis(Op op, int k, Application a) {
        return new Einsum(equation(op).replace("...", "ZZ")).vjp(k, a);
    }

    private static Value phi(Value x, double halved) {
        return apply(new MatrixBandPart(-1, 0), x)
                .minus(apply(new MatrixBandPart(0, 0), x).times(halved));
    }

    /** {@code L⁻ᵀ Φ(Lᵀ L̄) L⁻¹}. */
    private static Value cholesky(Application a, double halved) {
        Value l = a.out();
        MatrixTriangularSolve back = new MatrixTriangularSolve(true, true);
        Value inner = phi(l.matmul(a.ct(), true, false), halved);
        return apply(back, l, apply(back, l, inner).matrixTranspose()).matrixTranspose();
    }

    /** {@code V (diag ē + F∘(Vᵀ V̄)) Vᵀ}, F without a guard where two eigenvalues are equal. */
    private static Value eigh(Application a) {
        Value e = a.outputs().get(0);
        Value v = a.outputs().get(1);
        int n = e.shape().extent(-1);
        Shape heads = e.shape().slice(0, e.shape().rank() - 1);
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        Value eye = e.graph().constant(Tensor.of(e.dtype(), Shape.of(n, n), identity));
        Value gaps =
                e.reshape(heads.concat(Shape.of(1, n))).minus(e.reshape(heads.concat(Shape.of(n, 1))));
        Value f = eye.gt(0).select(e.like(0), gaps.plus(eye).reciprocal());
        Value column = a.cotangents().get(0).reshape(heads.concat(Shape.of(n, 1)));
        Value inner =
                eye.times(column).plus(f.times(v.matmul(a.cotangents().get(1), true, false)));
        Value s = v.matmul(inner).matmul(v, false, true);
        return phi(s.plus(s.matrixTranspose()), 0.5);
    }

    private static Value unmasked(Op op, Application a) {
        MatrixTriangularSolve solve = (MatrixTriangularSolve) op;
        Value rhs = apply(new MatrixTriangularSolve(solve.lower(), !solve.adjoint()), a.in(0), a.ct());
        Value full = solve.adjoint() ? a.out().matmul(rhs, false, true) : rhs.matmul(a.out(), false, true);
        return full.neg();
    }

    private static Value byInverse(Value factor, Application a) {
        return factor.reshape(factor.shape().concat(Shape.of(1, 1)))
                .times(apply(new MatrixInverse(true), a.in(0)));
    }
}
