package org.adjudge.grad;

import static org.adjudge.grad.Programs.apply;
import static org.adjudge.grad.Programs.program;

import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.Concat;
import org.adjudge.ir.MatrixExponential;
import org.adjudge.ir.MatrixSolveLs;
import org.adjudge.ir.MatrixSquareRoot;
import org.adjudge.ir.Op;
import org.adjudge.ir.PseudoInverse;
import org.adjudge.ir.Qr;
import org.adjudge.ir.SelfAdjointEig;
import org.adjudge.ir.Svd;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Programs of decompositions, of which only what does not depend on the vectors' signs. */
final class DecompositionPrograms {
    private DecompositionPrograms() {}

    private static Shape of(int... extents) {
        return Shape.of(extents);
    }

    static List<Program> all() {
        return List.of(
                program("qr of a square", x -> qr(apart(x.get(0)), -1), of(2, 3, 3)),
                program("qr of a deep matrix", x -> qr(apart(x.get(0)), 0), of(3, 2)),
                program("qr of a wide matrix", x -> qr(apart(x.get(0)), -1), of(2, 3)),
                program("svd of a square", x -> svd(apart(x.get(0))), of(2, 3, 3)),
                program("svd of a deep matrix", x -> svd(apart(x.get(0))), of(3, 2)),
                program("svd of a wide matrix", x -> svd(apart(x.get(0))), of(2, 3)),
                program("eigh", x -> eigh(apart(x.get(0))), of(2, 3, 3)),
                program("expm", x -> on(new MatrixExponential(), x.get(0)), of(2, 3, 3)),
                program("sqrtm", x -> on(new MatrixSquareRoot(), apart(x.get(0))), of(2, 3, 3)),
                program("pinv of a deep matrix", x -> on(new PseudoInverse(1e-9), apart(x.get(0))), of(3, 2)),
                program("pinv of a wide matrix", x -> on(new PseudoInverse(1e-9), apart(x.get(0))), of(2, 2, 3)),
                program("lstsq, deep", x -> on(new MatrixSolveLs(0), apart(x.get(0)), x.get(1)), of(3, 2), of(3, 2)),
                program("lstsq, wide", x -> on(new MatrixSolveLs(0), apart(x.get(0)), x.get(1)), of(2, 3), of(2, 2)),
                apply(new MatrixSolveLs(0.5), of(2, 3, 2), of(2, 3, 1)),
                apply(new MatrixSolveLs(0.5), of(2, 3), of(2, 2)));
    }

    private static Value on(Op op, Value... operands) {
        return operands[0].graph().apply(op, operands);
    }

    /** With 3, 6, 9 added along the diagonal, so that values are not equal and ranks are full. */
    private static Value apart(Value x) {
        int m = x.shape().extent(-2);
        int n = x.shape().extent(-1);
        double[] diagonal = new double[m * n];
        for (int i = 0; i < Math.min(m, n); i++) {
            diagonal[i * (n + 1)] = 3 * (i + 1);
        }
        return x.plus(x.graph().constant(Tensor.of(x.dtype(), of(m, n), diagonal)));
    }

    private static Value qr(Value x, int axis) {
        return on(new Concat(axis), x.graph().applyAll(new Qr(), List.of(x)).toArray(Value[]::new));
    }

    /** {@code u diag(sin s) vᵀ}. */
    private static Value svd(Value x) {
        List<Value> suv = x.graph().applyAll(new Svd(), List.of(x));
        return suv.get(1).times(row(suv.get(0).sin())).matmul(suv.get(2), false, true);
    }

    /** {@code v diag(sin e) vᵀ}. */
    private static Value eigh(Value x) {
        List<Value> ev = x.graph().applyAll(new SelfAdjointEig(), List.of(x));
        return ev.get(1).times(row(ev.get(0).sin())).matmul(ev.get(1), false, true);
    }

    private static Value row(Value s) {
        Shape batch = s.shape().slice(0, s.shape().rank() - 1);
        return s.reshape(batch.concat(of(1, s.shape().extent(-1))));
    }
}
