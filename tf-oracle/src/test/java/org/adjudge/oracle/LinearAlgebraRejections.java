package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;
import static org.adjudge.oracle.Rejections.i32;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.LogMatrixDeterminant;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MatrixBandPart;
import org.adjudge.ir.MatrixDeterminant;
import org.adjudge.ir.MatrixDiag;
import org.adjudge.ir.MatrixDiagPart;
import org.adjudge.ir.MatrixExponential;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSetDiag;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixSolveLs;
import org.adjudge.ir.MatrixSquareRoot;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.Op;
import org.adjudge.ir.PseudoInverse;
import org.adjudge.ir.Qr;
import org.adjudge.ir.SelfAdjointEig;
import org.adjudge.ir.Svd;
import org.adjudge.ir.TensorDiag;
import org.adjudge.ir.TensorDiagPart;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of linear algebra. */
final class LinearAlgebraRejections {
    private LinearAlgebraRejections() {}

    static List<Rejection> all() {
        List<Rejection> result = new ArrayList<>();
        result.addAll(products());
        result.addAll(systems());
        result.addAll(diagonals());
        for (Op op : List.of(
                new MatrixInverse(false),
                new Cholesky(),
                new MatrixDeterminant(),
                new LogMatrixDeterminant(),
                new SelfAdjointEig(),
                new MatrixExponential(),
                new MatrixSquareRoot())) {
            result.add(bad("takes square matrices", op, f64(2, 3)));
            result.add(bad("takes square matrices", op, f64(2)));
            result.add(bad("takes f32 or f64", op, i32(2, 2)));
        }
        for (Op op : List.of(new Qr(), new Svd(), new PseudoInverse(0.1))) {
            result.add(bad("takes matrices", op, f64(2)));
            result.add(bad("takes matrices", op, f64()));
            result.add(bad("takes f32 or f64", op, i32(2, 2)));
        }
        MatrixSolveLs squares = new MatrixSolveLs(0);
        result.add(bad("does not fit matrix", squares, f64(3, 2), f64(2, 1)));
        result.add(bad("does not fit matrix", squares, f64(2, 3, 2), f64(3, 1)));
        result.add(bad("does not fit matrix", squares, f64(2, 3, 2), f64(3, 3, 1)));
        result.add(bad("one dtype", squares, f64(3, 2), f32(3, 1)));
        return result;
    }

    private static List<Rejection> products() {
        MatMul matmul = new MatMul(false, false);
        return List.of(
                bad("inner extents 3 and 2 differ", matmul, f32(2, 3), f32(2, 3)),
                bad("one dtype", matmul, f32(2, 3), f64(3, 2)),
                bad("broadcast", matmul, f32(2, 2, 3), f32(3, 3, 2)),
                bad("takes", matmul, bool(2, 3), bool(3, 2)),
                bad("extents 3 and 2 of label 'j' differ", new Einsum("ij,jk->ik"), f32(2, 3), f32(2, 3)),
                bad("one label for each axis", new Einsum("ijk->ik"), f32(2, 3)),
                bad("one dtype", new Einsum("ij,jk->ik"), f32(2, 3), f64(3, 2)),
                bad("takes f32 or f64", new Einsum("ij->j"), bool(2, 3)));
    }

    private static List<Rejection> systems() {
        List<Rejection> result = new ArrayList<>();
        for (Op op : List.of(new MatrixSolve(false), new MatrixTriangularSolve(true, false))) {
            result.add(bad("takes square matrices", op, f64(2, 3), f64(2, 1)));
            result.add(bad("does not fit matrix", op, f64(2, 2), f64(3, 1)));
            result.add(bad("one dtype", op, f64(2, 2), f32(2, 1)));
        }
        result.add(bad("the leading extents", new MatrixSolve(true), f64(2, 2, 2), f64(3, 2, 1)));
        result.add(bad("broadcast", new MatrixTriangularSolve(true, true), f64(2, 2, 2), f64(3, 2, 1)));
        return result;
    }

    private static List<Rejection> diagonals() {
        String align = "RIGHT_LEFT";
        MatrixDiagPart part = new MatrixDiagPart(List.of(0), align);
        MatrixDiag diag = new MatrixDiag(List.of(0), -1, -1, align);
        MatrixSetDiag set = new MatrixSetDiag(List.of(0), align);
        return List.of(
                bad("takes matrices", new MatrixBandPart(0, 0), f32(2)),
                bad("they can be at most 2 and 3", new MatrixBandPart(3, 0), f32(2, 3)),
                bad("they can be at most 2 and 3", new MatrixBandPart(0, 4), f32(2, 3)),
                bad("takes matrices", part, f32(2), f32()),
                bad("one dtype", part, f32(2, 2), f64()),
                bad("it can be -1 to 2", new MatrixDiagPart(List.of(3), align), f32(2, 3), f32()),
                bad("it can be -1 to 2", new MatrixDiagPart(List.of(-2, 0), align), f32(2, 3), f32()),
                bad("the lowest and the highest", new MatrixDiagPart(List.of(1, 0), align), f32(2, 3), f32()),
                bad("must be one of", new MatrixDiagPart(List.of(0), "LEFT"), f32(2, 3), f32()),
                bad("takes diagonals", diag, f32(), f32()),
                bad("one dtype", diag, f32(2), i32()),
                bad("takes diagonals", new MatrixDiag(List.of(0, 1), -1, -1, align), f32(3, 2), f32()),
                bad("do not fit the diagonals", new MatrixDiag(List.of(0), 2, -1, align), f32(3), f32()),
                bad("do not fit the diagonals", new MatrixDiag(List.of(0), 4, 4, align), f32(3), f32()),
                bad("diagonal must be of shape [2]", set, f32(2, 3), f32(3)),
                bad("one dtype", set, f32(2, 3), f64(2)),
                bad("takes matrices", set, f32(2), f32()),
                bad("it can be -1 to 2", new MatrixSetDiag(List.of(3), align), f32(2, 3), f32(1)),
                bad("takes rank 1 or more", new TensorDiag(), f32()),
                bad("takes numbers", new TensorDiag(), bool(2)),
                bad("takes numbers", new TensorDiag(), bool(2, 2)),
                bad("takes a shape written twice", new TensorDiagPart(), f32(2, 3)),
                bad("takes a shape written twice", new TensorDiagPart(), f32(2, 2, 2)),
                bad("takes a shape written twice", new TensorDiagPart(), f32()),
                bad("takes numbers", new TensorDiagPart(), bool(2, 2)));
    }
}
