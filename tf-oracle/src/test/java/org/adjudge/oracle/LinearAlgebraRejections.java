package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;

import java.util.List;
import org.adjudge.ir.MatMul;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of linear algebra. */
final class LinearAlgebraRejections {
    private LinearAlgebraRejections() {}

    static List<Rejection> all() {
        MatMul matmul = new MatMul(false, false);
        return List.of(
                bad("inner extents 3 and 2 differ", matmul, f32(2, 3), f32(2, 3)),
                bad("one dtype", matmul, f32(2, 3), f64(3, 2)),
                bad("broadcast", matmul, f32(2, 2, 3), f32(3, 3, 2)),
                bad("takes", matmul, bool(2, 3), bool(3, 2)));
    }
}
