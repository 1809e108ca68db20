package org.adjudge.grad;

import static org.adjudge.grad.Programs.apply;
import static org.adjudge.grad.Programs.program;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.MatrixBandPart;
import org.adjudge.ir.MatrixDeterminant;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

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

    static List<Program> all() {
        List<Program> result = new ArrayList<>(List.of(
                definite(new Cholesky(), of(2, 3, 3)),
                definite(new MatrixDeterminant(), of(2, 3, 3)),
                apply(new MatrixBandPart(1, 0), of(2, 3, 4)),
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
