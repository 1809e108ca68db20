package org.adjudge.tensor;

import java.util.Arrays;
import java.util.function.LongFunction;

/** Kernels that copy or add slices, runs of neighbouring elements, from places or to places that indices name. */
public final class Slices {
    /** Slices that a thread copies at once. */
    private static final int SHARE = 512;

    private Slices() {}

    /**
     * Slices of {@code x: [batch, outer, extent, inner]} by {@code indices: [batch, count]}: {@code [batch, outer, count, inner]}.
     *
     * <p>Of slices without elements, {@code inner = 0}, no index is looked at; nor is it by TensorFlow.
     *
     * @param bad what to throw for an index that is not in {@code [0, extent)}
     */
    public static Kernel gather(
            int batch, int outer, int extent, int count, int inner, LongFunction<RuntimeException> bad) {
        int slices = inner == 0 ? 0 : batch * outer * count;
        int parts = (slices + SHARE - 1) / SHARE;
        return (in, out) -> Workers.each(parts, (long) Math.min(SHARE, slices) * inner, part -> {
            Object x = in[0];
            Object indices = in[1];
            Object z = out[0];
            int end = Math.min(slices, (part + 1) * SHARE);
            for (int i = part * SHARE; i < end; ) {
                int row = i / count;
                int shift = row / outer * count - row * count;
                for (int stop = Math.min(end, (row + 1) * count); i < stop; i++) {
                    long id = index(indices, i + shift);
                    if (id < 0 || id >= extent) {
                        throw bad.apply(id);
                    }
                    copy(x, (row * extent + (int) id) * inner, z, i * inner, inner);
                }
            }
        });
    }

    /** Of float32 without a look at what the arrays are, which takes as long as a short copy. */
    private static void copy(Object x, int xo, Object z, int zo, int n) {
        if (x instanceof float[] from && z instanceof float[] to) {
            System.arraycopy(from, xo, to, zo, n);
        } else {
            System.arraycopy(x, xo, z, zo, n);
        }
    }

    /**
     * Slices of {@code x: [count, inner]} added up where {@code ids: [count]} say, in {@code [segments, inner]}, f32 or f64. A slice with a
     * negative id is left out. Of slices without elements no id is looked at.
     *
     * <p>A sum of f32 is off by no more than {@link SliceSums#CHAIN} roundings of the sum of the absolute values, however many there are.
     *
     * @param bad what to throw for an id that is not below {@code segments}
     */
    public static Kernel scatterAdd(
            DType dtype, int count, int segments, int inner, LongFunction<RuntimeException> bad) {
        if (dtype == DType.F32) {
            return new SliceSums(count, segments, inner, bad);
        }
        return (in, out) -> {
            double[] sums = (double[]) out[0];
            Arrays.fill(sums, 0, segments * inner, 0);
            for (int i = 0; i < count && inner > 0; i++) {
                long id = index(in[1], i);
                if (id >= segments) {
                    throw bad.apply(id);
                }
                if (id >= 0) {
                    Lane.add(sums, (int) id * inner, in[0], i * inner, inner);
                }
            }
        };
    }

    static long index(Object indices, int at) {
        return indices instanceof int[] ints ? ints[at] : ((long[]) indices)[at];
    }

    /** What a kernel of one output computes from tensors. */
    public static Tensor apply(Kernel kernel, DType dtype, Shape shape, Tensor... arguments) {
        Object out = Tensor.allocate(dtype, shape.size());
        kernel.run(Arrays.stream(arguments).map(Tensor::data).toArray(), new Object[] {out});
        return Tensor.wrap(dtype, shape, out);
    }
}
