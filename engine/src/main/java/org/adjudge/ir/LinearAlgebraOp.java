package org.adjudge.ir;

/** Products and functions of matrices, the last two axes. */
public sealed interface LinearAlgebraOp extends Op
        permits MatMul,
                Einsum,
                MatrixInverse,
                MatrixSolve,
                MatrixTriangularSolve,
                Cholesky,
                MatrixDeterminant,
                MatrixBandPart,
                MatrixDiag,
                MatrixDiagPart,
                MatrixSetDiag,
                TensorDiag,
                TensorDiagPart,
                LogMatrixDeterminant,
                Qr,
                Svd,
                SelfAdjointEig,
                PseudoInverse,
                MatrixSolveLs,
                MatrixExponential,
                MatrixSquareRoot {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R matMul(MatMul op);

        R einsum(Einsum op);

        R matrixInverse(MatrixInverse op);

        R matrixSolve(MatrixSolve op);

        R matrixTriangularSolve(MatrixTriangularSolve op);

        R cholesky(Cholesky op);

        R matrixDeterminant(MatrixDeterminant op);

        R matrixBandPart(MatrixBandPart op);

        R matrixDiag(MatrixDiag op);

        R matrixDiagPart(MatrixDiagPart op);

        R matrixSetDiag(MatrixSetDiag op);

        R tensorDiag(TensorDiag op);

        R tensorDiagPart(TensorDiagPart op);

        R logMatrixDeterminant(LogMatrixDeterminant op);

        R qr(Qr op);

        R svd(Svd op);

        R selfAdjointEig(SelfAdjointEig op);

        R pseudoInverse(PseudoInverse op);

        R matrixSolveLs(MatrixSolveLs op);

        R matrixExponential(MatrixExponential op);

        R matrixSquareRoot(MatrixSquareRoot op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.linearAlgebra());
    }
}
