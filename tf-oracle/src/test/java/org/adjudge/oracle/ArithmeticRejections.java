package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;
import static org.adjudge.oracle.Rejections.i32;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Where;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of each row of the functions of one and of two tensors. */
final class ArithmeticRejections {
    private ArithmeticRejections() {}

    /** The rows that take i32, here or in TensorFlow. */
    private static final Set<Unary> TAKES_WHOLE = EnumSet.of(
            Unary.NEG,
            Unary.ABS,
            Unary.SIGN,
            Unary.SQUARE,
            Unary.IDENTITY,
            Unary.STOP_GRADIENT,
            Unary.RELU,
            Unary.RELU6,
            Unary.ROUND);

    static List<Rejection> all() {
        List<Rejection> all = new ArrayList<>(where());
        for (Unary op : Unary.values()) {
            if (op != Unary.IDENTITY && op != Unary.STOP_GRADIENT) { // TensorFlow's take anything
                all.add(bad("takes", op, bool(2)));
                all.add(bad("takes", op, bool()));
            }
            if (!TAKES_WHOLE.contains(op)) {
                all.add(bad("takes f32 or f64", op, i32(2)));
            }
        }
        for (Binary op : Binary.values()) {
            all.add(bad("takes", op, bool(2), bool(2)));
            all.add(bad("takes inputs of one dtype", op, f32(2), f64(2)));
            all.add(bad("cannot broadcast", op, f32(2, 3), f32(2)));
        }
        for (Comparison op : Comparison.values()) {
            all.add(bad("takes inputs of one dtype", op, f32(2), f64(2)));
            all.add(bad("takes inputs of one dtype", op, f32(2), i32(2)));
            all.add(bad("cannot broadcast", op, f32(2, 3), f32(2)));
            if (op != Comparison.EQUAL && op != Comparison.NOT_EQUAL) { // TensorFlow's take bool too
                all.add(bad("takes numbers", op, bool(2), bool(2)));
            }
        }
        return all;
    }

    private static List<Rejection> where() {
        return List.of(
                bad("must be bool", new Where(), f32(2), f32(2), f32(2)),
                bad("takes", new Where(), bool(2), f32(2), f64(2)),
                bad("broadcast", new Where(), bool(2), f32(3), f32(3)),
                bad("broadcast", new Where(), bool(2), f32(2), f32(3)));
    }
}
