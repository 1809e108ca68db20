package org.adjudge.tensor;

import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Kernels that combine the slices of a tensor that have the same segment id. */
public final class SegmentFolds {
    private SegmentFolds() {}

    /**
     * The fold of each segment: {@code data: [i..., q...], ids: [i...] → result: [n, q...]}; float32 is folded in double.
     *
     * @param ids below n; a slice with a negative one is left out
     * @param empty the result of a segment without slices
     */
    public static Tensor fold(Tensor data, Tensor ids, Shape result, double empty, DoubleBinaryOperator f) {
        double[] out = new double[result.size()];
        boolean[] begun = new boolean[out.length];
        int inner = result.slice(1, result.rank()).size();
        for (int i = 0; i < data.size(); i++) {
            int id = (int) ids.getLong(i / inner);
            if (id >= 0) {
                int at = id * inner + i % inner;
                out[at] = begun[at] ? f.applyAsDouble(out[at], data.get(i)) : data.get(i);
                begun[at] = true;
            }
        }
        for (int at = 0; at < out.length; at++) {
            out[at] = begun[at] ? out[at] : empty;
        }
        return Tensor.of(data.dtype(), result, out);
    }

    /** As {@link #fold}, for integers. */
    public static Tensor foldLong(Tensor data, Tensor ids, Shape result, long empty, LongBinaryOperator f) {
        long[] out = new long[result.size()];
        boolean[] begun = new boolean[out.length];
        int inner = result.slice(1, result.rank()).size();
        for (int i = 0; i < data.size(); i++) {
            int id = (int) ids.getLong(i / inner);
            if (id >= 0) {
                int at = id * inner + i % inner;
                out[at] = begun[at] ? f.applyAsLong(out[at], data.getLong(i)) : data.getLong(i);
                begun[at] = true;
            }
        }
        for (int at = 0; at < out.length; at++) {
            out[at] = begun[at] ? out[at] : empty;
        }
        return Elementwise.cast(Tensor.of(result, out), data.dtype());
    }
}
