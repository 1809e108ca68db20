package org.adjudge.grad;

import static org.adjudge.grad.Programs.apply;
import static org.adjudge.grad.Programs.program;

import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.Twin;
import org.adjudge.tensor.Shape;

/** Ops under their older names. */
final class TwinPrograms {
    private TwinPrograms() {}

    static List<Program> all() {
        return List.of(
                apply(Twin.ADD, Shape.of(2, 3), Shape.of(3)),
                apply(Twin.DIV, Shape.of(2, 3), Shape.of(3)),
                apply(Twin.INV, Shape.of(2, 3)),
                program(
                        "Select",
                        x -> x.get(0)
                                .graph()
                                .apply(Twin.SELECT, x.get(0).minus(x.get(1)).gt(0), x.get(0), x.get(1)),
                        Shape.of(2, 3),
                        Shape.of(2, 3)),
                apply(Twin.CHECK_NUMERICS, Shape.of(2, 3)),
                apply(Twin.MATRIX_DIAG, Shape.of(2, 3)),
                apply(Twin.BATCH_MAT_MUL, Shape.of(2, 2, 3), Shape.of(2, 3, 1)),
                apply(Twin.BATCH_MAT_MUL_V2, Shape.of(2, 1, 2, 3), Shape.of(2, 3, 2)));
    }
}
