package org.adjudge.conformance.notation;

import org.adjudge.ir.Twin;

/** The rows of ops under their older registered names. */
final class TwinRows {
    private TwinRows() {}

    static void addTo(Vocabulary v) {
        v.row("Add(x, y)", c -> c.applyTo(Twin.ADD, "x", "y"));
        v.row("Div(x, y)", c -> c.applyTo(Twin.DIV, "x", "y"));
        v.row("Inv(x)", c -> c.applyTo(Twin.INV, "x"));
        v.row(
                "Select(condition, x, y)",
                c -> c.apply(Twin.SELECT, c.tensor("condition"), c.tensors("x", "y")[0], c.tensors("x", "y")[1]));
        v.row("BatchMatMul(x, y)", c -> c.applyTo(Twin.BATCH_MAT_MUL, "x", "y"));
        v.row("check_numerics(tensor, message='')", c -> c.applyTo(Twin.CHECK_NUMERICS, "tensor"));
        v.row("MatrixDiag(diagonal)", c -> c.applyTo(Twin.MATRIX_DIAG, "diagonal"));
        v.row("BatchMatMulV2(x, y)", c -> c.applyTo(Twin.BATCH_MAT_MUL_V2, "x", "y"));
    }
}
