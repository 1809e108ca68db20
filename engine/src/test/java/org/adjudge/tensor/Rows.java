package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Tensors to test with, and the naive index arithmetic that strides are judged against. */
final class Rows {
    private Rows() {}

    /** Small whole numbers, so that float32 and float64 arithmetic on a few of them is exact in any order. */
    static Tensor whole(DType dtype, Shape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Tensor.of(
                dtype, shape, random.ints(shape.size(), -9, 10).asDoubleStream().toArray());
    }

    /** Every multi-index of a shape, in row-major order. */
    static List<int[]> indices(Shape shape) {
        List<int[]> result = new ArrayList<>();
        for (int flat = 0; flat < shape.size(); flat++) {
            int[] index = new int[shape.rank()];
            int rest = flat;
            for (int a = shape.rank() - 1; a >= 0; a--) {
                index[a] = rest % shape.extent(a);
                rest /= shape.extent(a);
            }
            result.add(index);
        }
        return result;
    }

    /** The element of {@code x} at a multi-index of a shape it is broadcast to. */
    static double at(Tensor x, int... index) {
        int flat = 0;
        int lead = index.length - x.shape().rank();
        for (int a = 0; a < x.shape().rank(); a++) {
            int extent = x.shape().extent(a);
            flat = flat * extent + (extent == 1 ? 0 : index[lead + a]);
        }
        return x.get(flat);
    }
}
