package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;
import static org.adjudge.oracle.Rejections.i32;

import java.util.List;
import org.adjudge.ir.Twin;
import org.adjudge.oracle.Rejections.Rejection;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Bad inputs of ops under their older names. */
final class TwinRejections {
    private TwinRejections() {}

    static List<Rejection> all() {
        return List.of(
                bad("broadcast", Twin.ADD, f32(2, 3), f32(2)),
                bad("one dtype", Twin.ADD, f32(2), f64(2)),
                bad("takes", Twin.ADD, bool(2), bool(2)),
                bad("broadcast", Twin.DIV, f32(2, 3), f32(2)),
                bad("one dtype", Twin.DIV, f32(2), f64(2)),
                bad("takes f32 or f64", Twin.DIV, bool(2), bool(2)),
                bad("takes", Twin.INV, bool(2)),
                bad("broadcasts nothing", Twin.SELECT, bool(2, 3), f32(2, 3), f32(3)),
                bad("one dtype", Twin.SELECT, bool(2), f32(2), f64(2)),
                bad("must be bool", Twin.SELECT, f32(2), f32(2), f32(2)),
                bad("broadcasts nothing", Twin.BATCH_MAT_MUL, f32(2, 2, 3), f32(1, 3, 2)),
                bad("takes f32 or f64", Twin.CHECK_NUMERICS, i32(2)),
                bad("takes f32 or f64", Twin.CHECK_NUMERICS, bool(2)),
                bad(
                        "takes finite numbers, but got [1, nan]",
                        Twin.CHECK_NUMERICS,
                        Tensor.of(DType.F32, Shape.of(2), 1, Double.NaN)),
                bad("takes diagonals", Twin.MATRIX_DIAG, f32()),
                bad("inner extents", Twin.BATCH_MAT_MUL, f32(2, 2, 3), f32(2, 2, 3)),
                bad("one dtype", Twin.BATCH_MAT_MUL, f32(2, 2, 3), f64(2, 3, 2)),
                bad("rank 2 or more", Twin.BATCH_MAT_MUL_V2, f32(3), f32(3)),
                bad("one dtype", Twin.BATCH_MAT_MUL_V2, f32(2, 2, 3), f64(2, 3, 2)),
                bad("broadcast", Twin.BATCH_MAT_MUL_V2, f32(2, 2, 3), f32(3, 3, 2)));
    }
}
