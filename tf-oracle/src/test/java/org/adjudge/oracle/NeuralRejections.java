package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;
import static org.adjudge.oracle.Rejections.i32;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.BiasAdd;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.LocalResponseNormalization;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.Op;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.SoftmaxCrossEntropy;
import org.adjudge.ir.SparseSoftmaxCrossEntropy;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of softmax, norms and losses. */
final class NeuralRejections {
    private NeuralRejections() {}

    static List<Rejection> all() {
        List<Rejection> all = new ArrayList<>(norms());
        for (Op op : List.of(new Softmax(), new LogSoftmax())) {
            all.add(bad("takes f32 or f64", op, i32(2, 3)));
            all.add(bad("takes f32 or f64", op, bool(2, 3)));
            all.add(bad("out of range for rank 0", op, f32()));
        }
        Op dense = new SoftmaxCrossEntropy();
        Op sparse = new SparseSoftmaxCrossEntropy();
        all.addAll(List.of(
                bad("must have one shape", dense, f32(2, 3), f32(2, 4)),
                bad("must have one shape", dense, f32(3, 3), f32(2, 3)),
                bad("takes inputs of one dtype", dense, f32(2, 3), f64(2, 3)),
                bad("takes f32 or f64", dense, i32(2, 3), i32(2, 3)),
                bad("without the last axis", sparse, i32(3), f32(2, 3)),
                bad("takes labels of i32 or i64", sparse, f32(2), f32(2, 3)),
                bad("takes f32 or f64", sparse, i32(2), i32(2, 3)),
                bad("one class or more", sparse, i32(2), f32(2, 0))));
        return all;
    }

    private static List<Rejection> norms() {
        Op bias = new BiasAdd("NHWC");
        Op trained = new FusedBatchNorm(0.01f, "NHWC", true);
        Op given = new FusedBatchNorm(0.01f, "NHWC", false);
        Op response = new LocalResponseNormalization(5, 1, 1, 0.5f);
        return List.of(
                bad("its shape must be [3]", bias, f32(2, 3), f32(2)),
                bad("its shape must be [3]", bias, f32(2, 3), f32(1, 3)),
                bad("takes inputs of one dtype", bias, f32(2, 3), f64(3)),
                bad("has rank 2 or more", bias, f32(3), f32(3)),
                bad("takes numbers", bias, bool(2, 3), bool(3)),
                bad("must be one of [NHWC, NCHW]", new BiasAdd("CHWN"), f32(2, 3, 2, 3), f32(3)),
                bad("its shape must be [4]", new BiasAdd("NCHW"), f32(2, 4, 3), f32(3)),
                bad("must have rank 4", trained, f32(2, 3), f32(3), f32(3)),
                bad("must be f32[3]", trained, f32(2, 2, 2, 3), f32(2), f32(3)),
                bad("must be f32[3]", trained, f32(2, 2, 2, 3), f32(3), f32(1)),
                bad("takes f32 or f64", trained, i32(2, 2, 2, 3), i32(3), i32(3)),
                bad("must be f32[3]", given, f32(2, 2, 2, 3), f32(3), f32(3), f32(2), f32(3)),
                bad("must be one of", new FusedBatchNorm(0.01f, "NC", true), f32(2, 2, 2, 3), f32(3), f32(3)),
                bad("takes f32 or f64", response, i32(2, 2, 2, 3)),
                bad("takes rank 4", response, f32(2, 2, 3)),
                bad("takes rank 4", response, f32(2, 2, 2, 2, 3)));
    }
}
