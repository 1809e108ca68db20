package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;
import static org.adjudge.oracle.Rejections.i32;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.AddN;
import org.adjudge.ir.Betainc;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Classification;
import org.adjudge.ir.ClipByValue;
import org.adjudge.ir.IgammaGradA;
import org.adjudge.ir.LeakyRelu;
import org.adjudge.ir.Logical;
import org.adjudge.ir.Op;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of elementwise ops. */
final class ElementwiseRejections {
    private ElementwiseRejections() {}

    static List<Rejection> all() {
        List<Rejection> all = new ArrayList<>(List.of(
                bad("takes f32 or f64", new LeakyRelu(0.3f), i32(2)),
                bad("takes f32 or f64", new LeakyRelu(0.3f), i32()),
                bad("takes f32 or f64", new LeakyRelu(0.3f), bool(2)),
                bad("a bound is a scalar or has the shape of x", new ClipByValue(), f32(2, 3), f32(3), f32()),
                bad("a bound is a scalar or has the shape of x", new ClipByValue(), f32(2, 3), f32(), f32(2, 1)),
                bad("inputs of one dtype", new ClipByValue(), f32(2), f64(), f32()),
                bad("takes inputs of one type", new AddN(), f32(2, 3), f32(3)),
                bad("takes inputs of one type", new AddN(), f32(2), f64(2)),
                bad("takes numbers", new AddN(), bool(2), bool(2)),
                bad("takes one input or more", new AddN()),
                bad("inputs of one dtype", Binary.TRUNCATEMOD, f32(2), f64(2)),
                bad("cannot broadcast", Binary.TRUNCATEMOD, f32(2), f32(3)),
                bad("takes numbers", Binary.TRUNCATEMOD, bool(2), bool(2))));
        for (Classification op : Classification.values()) {
            all.add(bad("takes f32 or f64", op, i32(2)));
            all.add(bad("takes f32 or f64", op, bool(2)));
            all.add(bad("takes f32 or f64", op, i32()));
        }
        for (Logical op : List.of(Logical.AND, Logical.OR)) {
            all.add(bad("takes bool", op, f32(2), f32(2)));
            all.add(bad("takes bool", op, bool(2), i32(2)));
            all.add(bad("cannot broadcast", op, bool(2), bool(3)));
        }
        all.add(bad("takes bool", Logical.NOT, f32(2)));
        all.add(bad("takes bool", Logical.NOT, f64(2)));
        all.add(bad("takes bool", Logical.NOT, i32(2)));
        for (Special op : Special.values()) {
            all.add(bad("takes f32 or f64", op, i32(2)));
            all.add(bad("takes f32 or f64", op, bool(2)));
            all.add(bad("takes f32 or f64", op, i32()));
        }
        for (Op op : List.of(
                SpecialBinary.POLYGAMMA,
                SpecialBinary.ZETA,
                SpecialBinary.IGAMMA,
                SpecialBinary.IGAMMAC,
                new IgammaGradA(1))) {
            all.add(bad("inputs of one dtype", op, f32(2), f64(2)));
            all.add(bad("cannot broadcast", op, f32(2), f32(3)));
            all.add(bad("takes f32 or f64", op, i32(2), i32(2)));
        }
        all.add(bad("one shape but for scalars", new Betainc(), f32(2, 3), f32(3), f32()));
        all.add(bad("one shape but for scalars", new Betainc(), f32(), f32(2, 1), f32(2, 3)));
        all.add(bad("inputs of one dtype", new Betainc(), f32(2), f32(2), f64(2)));
        all.add(bad("takes f32 or f64", new Betainc(), i32(2), i32(2), i32(2)));
        return all;
    }
}
