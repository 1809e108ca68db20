package org.adjudge.tensor;

import java.util.List;

/** Kernels that move elements without computing with them; each but {@link #concat} is one {@link IndexMap}. */
public final class Layout {
    private Layout() {}

    /** Axis {@code a} of the result is axis {@code permutation[a]} of {@code x}. */
    public static Tensor transpose(Tensor x, List<Integer> permutation) {
        int rank = x.shape().rank();
        int[] extents = new int[rank];
        int[] strides = new int[rank];
        int[] own = x.shape().strides();
        for (int a = 0; a < rank; a++) {
            extents[a] = x.shape().extent(permutation.get(a));
            strides[a] = own[permutation.get(a)];
        }
        return IndexMap.strided(Shape.of(extents), 0, strides).take(x);
    }

    /** {@code x} repeated to a shape that it broadcasts to. */
    public static Tensor broadcast(Tensor x, Shape target) {
        return IndexMap.strided(target, 0, x.shape().stridesBroadcastTo(target)).take(x);
    }

    /** The map that reads {@code extents[a]} elements from {@code begin[a]} in steps of {@code strides[a]}. */
    public static IndexMap slice(Shape source, List<Integer> begin, List<Integer> strides, Shape result) {
        int[] own = source.strides();
        int start = 0;
        for (int a = 0; a < own.length; a++) {
            start += begin.get(a) * own[a];
            own[a] *= strides.get(a);
        }
        return IndexMap.strided(result, start, own);
    }

    /** The tensors one after the other along an axis; equal in every other extent and in dtype. */
    public static Tensor concat(List<Tensor> parts, int axis, Shape result) {
        Object out = Tensor.allocate(parts.get(0).dtype(), result.size());
        int inner = result.slice(axis, result.rank()).size();
        int outer = result.slice(0, axis).size();
        int offset = 0;
        for (Tensor part : parts) {
            int run = part.shape().slice(axis, result.rank()).size();
            for (int o = 0; o < outer; o++) {
                System.arraycopy(part.data(), o * run, out, o * inner + offset, run);
            }
            offset += run;
        }
        return Tensor.wrap(parts.get(0).dtype(), result, out);
    }
}
