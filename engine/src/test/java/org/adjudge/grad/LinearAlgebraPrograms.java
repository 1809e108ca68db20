package org.adjudge.grad;

import static org.adjudge.grad.Programs.apply;
import static org.adjudge.grad.Programs.program;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.LogMatrixDeterminant;
import org.adjudge.ir.MatrixBandPart;
import org.adjudge.ir.MatrixDeterminant;
import org.adjudge.ir.MatrixDiag;
import org.adjudge.ir.MatrixDiagPart;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSetDiag;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.Op;
import org.adjudge.ir.TensorDiag;
import org.adjudge.ir.TensorDiagPart;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Programs of linear algebra. */
final class LinearAlgebraPrograms {
    private LinearAlgebraPrograms() {}

    private static Shape of(int... extents) {
        return Shape.of(extents);
    }

    /** {@code x xᵀ + 2 I} of the first input, and the others as they are. */
    private static Program definite(Op op, Shape... shapes) {
        return program(
                op + " of a definite matrix",
                x -> {
                    Value gram = x.get(0).matmul(x.get(0), false, true);
                    Value ones = x.get(0).like(2).broadcastTo(of(gram.shape().extent(-1)));
                    List<Value> operands = new ArrayList<>(x);
                    operands.set(0, gram.plus(ones.graph().apply(new Einsum("i->ii"), ones)));
                    return gram.graph().apply(op, operands.toArray(Value[]::new));
                },
                shapes);
    }

    private static Value logarithm(Value x) {
        Value gram = x.matmul(x, true, false);
        List<Value> both = x.graph()
                .applyAll(
                        new LogMatrixDeterminant(),
                        List.of(gram.plus(x.graph().constant(eye(3)).cast(x.dtype()))));
        return both.get(0).times(both.get(1)).times(both.get(1));
    }

    private static Tensor eye(int n) {
        return new TensorDiag().eval(List.of(Tensor.full(DType.F64, of(n), 1))).get(0);
    }

    static List<Program> all() {
        List<Program> result = new ArrayList<>(List.of(
                definite(new Cholesky(), of(2, 3, 3)),
                definite(new MatrixDeterminant(), of(2, 3, 3)),
                apply(new MatrixBandPart(1, 0), of(2, 3, 4)),
                apply(new MatrixDeterminant(), of(2, 2, 2)),
                apply(new MatrixDiag(List.of(-1, 1), 3, 4, "RIGHT_LEFT"), of(2, 3, 3), of()),
                apply(new MatrixDiag(List.of(1), -1, -1, "LEFT_LEFT"), of(2, 2), of()),
                apply(new MatrixDiagPart(List.of(-1, 2), "LEFT_RIGHT"), of(2, 3, 4), of()),
                apply(new MatrixDiagPart(List.of(0), "RIGHT_LEFT"), of(3, 2), of()),
                apply(new MatrixSetDiag(List.of(0, 1), "RIGHT_RIGHT"), of(2, 3, 3), of(2, 2, 3)),
                apply(new TensorDiag(), of(2, 3)),
                apply(new TensorDiagPart(), of(2, 3, 2, 3)),
                program("slogdet", x -> logarithm(x.get(0)), of(2, 3, 3)),
                apply(new Einsum("iji,jk->k"), of(2, 3, 2), of(3, 2)),
                apply(new Einsum("ij,k->jj"), of(2, 3), of(2)),
                apply(new Einsum("i...j,j...->i..."), of(2, 1, 3, 2), of(2, 3)),
                apply(new Einsum("ij,jk,kl->il"), of(2, 3), of(3, 2), of(2, 2))));
        for (boolean adjoint : List.of(false, true)) {
            result.add(definite(new MatrixInverse(adjoint), of(2, 3, 3)));
            result.add(definite(new MatrixSolve(adjoint), of(2, 3, 3), of(2, 3, 2)));
            result.add(definite(new MatrixTriangularSolve(true, adjoint), of(3, 3), of(2, 3, 2)));
            result.add(definite(new MatrixTriangularSolve(false, adjoint), of(2, 3, 3), of(3, 2)));
        }
        return result;
    }
}
