package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.Application;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.LinearAlgebraOp;
import org.adjudge.ir.MatrixBandPart;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.Value;

/** The rules of functions of matrices without their transposes, triangles and diagonals, and of einsum without its labels. */
final class MatrixFunctions implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        List<Suspicion> result = new ArrayList<>();
        if (scene.op() instanceof Cholesky) {
            result.add(Suspicion.of(
                    "not symmetrised",
                    "the cotangent S = L^-T phi(L^T ct) L^-1 was not symmetrised: an element below the diagonal stands for two",
                    () -> scene.value(a -> cholesky(a, 0.5))));
            result.add(Suspicion.of(
                    "diagonal not halved",
                    "phi takes the lower triangle of L^T ct and halves its diagonal; the diagonal was not halved",
                    () -> scene.value(a -> {
                        Value s = cholesky(a, 0);
                        return phi(s.plus(s.matrixTranspose()), 0.5);
                    })));
        }
        if (scene.op() instanceof MatrixTriangularSolve op && scene.slot() == 0) {
            result.add(Suspicion.of(
                    "triangle not masked",
                    "the triangle of the matrix that is not read gets a cotangent; it should be 0",
                    () -> scene.value(a -> unmasked(op, a).unbroadcast(a.in(0).shape()))));
        }
        if (scene.op() instanceof Einsum op) {
            einsum(scene, op, result);
        } else if (scene.op() instanceof LinearAlgebraOp
                && scene.inputs().size() == 1
                && scene.input().shape().rank() > 1) {
            result.add(Suspicion.of(
                    "operand not transposed",
                    "the rule of a function of a matrix is that of the transposed matrix; the transpose is missing",
                    () -> scene.value(a -> scene.op().vjp(0, transposed(a)))));
        }
        return result;
    }

    private static void einsum(Scene scene, Einsum op, List<Suspicion> result) {
        String equation = op.equation();
        result.add(Suspicion.of(
                "ellipsis as one axis",
                "the ellipsis of '" + equation + "' stands for two axes here; it was written as one label, which takes their diagonal",
                () -> scene.value(a -> new Einsum(equation.replace("...", "ZZ")).vjp(scene.slot(), a))));
        if (scene.inputs().size() == 1) {
            result.add(Suspicion.of(
                    "summed index missing",
                    "a label of '" + equation + "' that only this operand has is summed over, so the cotangent is to be"
                            + " repeated along it; its axis is missing",
                    () -> scene.value(a -> a.ct().shape().rank() < scene.input().shape().rank() ? a.ct() : a.in(0))));
            result.add(Suspicion.of(
                    "diagonal not embedded",
                    "'" + equation + "' reads a diagonal; its cotangent belongs on the diagonal, with zeros beside it",
                    () -> scene.value(a -> a.ct().shape().rank() < scene.input().shape().rank()
                            ? a.ct().broadcastTo(scene.input().shape())
                            : a.in(0))));
        } else {
            result.add(Suspicion.of(
                    "vector not lifted",
                    "the cotangent of a matrix is the outer product of ct and the vector; here it is their scalar product",
                    () -> scene.value(a -> a.ct().times(a.in(1 - scene.slot())).sum())));
        }
    }

    private static Application transposed(Application a) {
        Value out = a.out().shape().rank() == a.in(0).shape().rank() ? a.out().matrixTranspose() : a.out();
        List<Value> outputs = new ArrayList<>(a.outputs());
        outputs.set(0, out);
        return new Application(List.of(a.in(0).matrixTranspose()), outputs, a.cotangents());
    }

    private static Value phi(Value x, double halved) {
        return x.graph()
                .apply(new MatrixBandPart(-1, 0), x)
                .minus(x.graph().apply(new MatrixBandPart(0, 0), x).times(halved));
    }

    private static Value cholesky(Application a, double halved) {
        Value l = a.out();
        MatrixTriangularSolve back = new MatrixTriangularSolve(true, true);
        Value inner = phi(l.matmul(a.ct(), true, false), halved);
        Value half = l.graph().apply(back, l, inner).matrixTranspose();
        return l.graph().apply(back, l, half).matrixTranspose();
    }

    private static Value unmasked(MatrixTriangularSolve op, Application a) {
        MatrixTriangularSolve other = new MatrixTriangularSolve(op.lower(), !op.adjoint());
        Value rhs = a.ct().graph().apply(other, a.in(0), a.ct());
        Value full = op.adjoint() ? a.out().matmul(rhs, false, true) : rhs.matmul(a.out(), false, true);
        return full.neg();
    }
}
