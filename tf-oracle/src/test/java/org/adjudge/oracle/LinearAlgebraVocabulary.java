package org.adjudge.oracle;

import static org.adjudge.oracle.Vocabulary.some;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.LogMatrixDeterminant;
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
import org.adjudge.oracle.Vocabulary.Use;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The ops of linear algebra, with operands. */
final class LinearAlgebraVocabulary {
    private final List<Use> uses = new ArrayList<>();

    static List<Use> uses(DType dtype) {
        LinearAlgebraVocabulary v = new LinearAlgebraVocabulary();
        v.all(dtype);
        return v.uses;
    }

    private void add(Op op, Tensor... operands) {
        uses.add(new Use(op, List.of(operands)));
    }

    private void all(DType dtype) {
        Tensor matrix = Tensor.of(dtype, Shape.of(2, 2), 4, 1, 1, 3);
        Tensor matrices = Tensor.of(dtype, Shape.of(2, 2, 2), 4, 1, 2, 3, 0, 2, 1, 5);
        for (boolean adjoint : List.of(false, true)) {
            add(new MatrixInverse(adjoint), matrices);
            add(new MatrixSolve(adjoint), matrix, some(dtype, 2, 3));
            add(new MatrixTriangularSolve(true, adjoint), matrix, some(dtype, 3, 2, 1));
            add(new MatrixTriangularSolve(false, adjoint), matrix, some(dtype, 2, 3));
        }
        add(new Cholesky(), matrix);
        add(new MatrixDeterminant(), matrices);
        add(new LogMatrixDeterminant(), matrices);
        for (String align : List.of("RIGHT_LEFT", "LEFT_RIGHT", "LEFT_LEFT", "RIGHT_RIGHT")) {
            add(new MatrixDiag(List.of(-1, 1), 3, 4, align), some(dtype, 2, 3, 3), some(dtype));
            add(new MatrixDiagPart(List.of(-1, 1), align), some(dtype, 2, 3, 4), some(dtype));
            add(new MatrixSetDiag(List.of(-1, 1), align), some(dtype, 2, 3, 4), some(dtype, 2, 3, 3));
        }
        add(new MatrixDiag(List.of(1), -1, -1, "RIGHT_LEFT"), some(dtype, 2, 3), some(dtype));
        add(new TensorDiag(), some(dtype, 2, 3));
        add(new TensorDiagPart(), some(dtype, 2, 3, 2, 3));
        Tensor diagonal = Tensor.of(dtype, Shape.of(2, 2), 4, 0, 0, 9);
        add(new Qr(), matrices);
        add(new Svd(), diagonal);
        add(new SelfAdjointEig(), diagonal);
        add(new PseudoInverse(1e-6), diagonal);
        add(new MatrixSolveLs(0), diagonal, some(dtype, 2, 3));
        add(new MatrixSolveLs(0.5), diagonal, some(dtype, 2, 3));
        add(new MatrixExponential(), some(dtype, 2, 2, 2));
        add(new MatrixSquareRoot(), diagonal);
        add(new MatrixBandPart(1, 0), some(dtype, 2, 3, 3));
        add(new Einsum("iij->ji"), some(dtype, 2, 2, 3));
        add(new Einsum("i...j,j->...i"), some(dtype, 2, 4, 3), some(dtype, 3));
        add(new Einsum("ij,jk,...k->...i"), some(dtype, 2, 3), some(dtype, 3, 2), some(dtype, 4, 2));
    }
}
