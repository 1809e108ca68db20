package org.adjudge.tensor;

import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * For each element of a result, in row-major order, the position in the source that it is read from, or {@link #NONE}.
 *
 * <p>Every op that only moves elements (transpose, slice, broadcast, gather, pad, ...) is one index map: {@link #take}
 * reads through it, and {@link #scatterAdd}, its adjoint, adds back through it.
 */
public final class IndexMap {
    /** No source: the element is zero. */
    public static final int NONE = -1;

    private final Shape shape;
    private final int[] source;

    private IndexMap(Shape shape, int[] source) {
        this.shape = shape;
        this.source = source;
    }

    /** A map onto {@code shape} from explicit positions. */
    public static IndexMap of(Shape shape, int[] source) {
        return new IndexMap(shape, source.clone());
    }

    /** A map onto {@code shape} that starts at {@code start} and moves by {@code strides[a]} along axis {@code a}. */
    public static IndexMap strided(Shape shape, int start, int... strides) {
        int[] source = new int[shape.size()];
        Walk walk = new Walk(shape, new int[] {start}, new int[][] {strides});
        for (int i = 0; i < source.length; i++, walk.next()) {
            source[i] = walk.at(0);
        }
        return new IndexMap(shape, source);
    }

    /** Where an element is read: fills in its coordinates in the source, or answers that it has no source. */
    @FunctionalInterface
    public interface Locator {
        /** From the coordinates {@code at} in the result those in the source; {@code from} starts as anything. */
        boolean locate(int[] at, int[] from);
    }

    /** A map onto {@code shape} that reads each element at the coordinates in {@code source} that the locator gives. */
    public static IndexMap located(Shape shape, Shape source, Locator locator) {
        int[] positions = new int[shape.size()];
        int[] extents = shape.extents();
        int[] strides = source.strides();
        int[] at = new int[extents.length];
        int[] from = new int[strides.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = locator.locate(at, from) ? dot(from, strides) : NONE;
            for (int a = extents.length - 1; a >= 0 && ++at[a] == extents[a]; a--) {
                at[a] = 0;
            }
        }
        return new IndexMap(shape, positions);
    }

    private static int dot(int[] coordinates, int[] strides) {
        int position = 0;
        for (int a = 0; a < strides.length; a++) {
            position += coordinates[a] * strides[a];
        }
        return position;
    }

    /** The shape of the result. */
    public Shape shape() {
        return shape;
    }

    /** The elements of {@code x} read through this map; zero (or false) where it has no source. */
    public Tensor take(Tensor x) {
        Object out = Tensor.allocate(x.dtype(), source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] != NONE) {
                System.arraycopy(x.data(), source[i], out, i, 1);
            }
        }
        return Tensor.wrap(x.dtype(), shape, out);
    }

    /**
     * The adjoint of {@link #take}: each element of {@code y}, which has this map's shape, added to the place it was
     * read from in a tensor of {@code target}'s shape. float32 sums are carried in double.
     */
    public Tensor scatterAdd(Tensor y, Shape target) {
        if (y.dtype().isFloating()) {
            double[] sums = new double[target.size()];
            for (int i = 0; i < source.length; i++) {
                if (source[i] != NONE) {
                    sums[source[i]] += y.get(i);
                }
            }
            return Tensor.of(y.dtype(), target, sums);
        }
        long[] sums = new long[target.size()];
        for (int i = 0; i < source.length; i++) {
            if (source[i] != NONE) {
                sums[source[i]] += y.getLong(i);
            }
        }
        return Elementwise.cast(Tensor.of(target, sums), y.dtype());
    }

    /**
     * A copy of {@code x} into which the elements of {@code y}, which has this map's shape, are written one after the
     * other, each combined with what stands in its place. float32 is carried in double.
     */
    public Tensor scatter(Tensor x, Tensor y, DoubleBinaryOperator real, LongBinaryOperator whole) {
        if (x.dtype().isFloating()) {
            double[] values = x.toDoubles();
            for (int i = 0; i < source.length; i++) {
                if (source[i] != NONE) {
                    values[source[i]] = real.applyAsDouble(values[source[i]], y.get(i));
                }
            }
            return Tensor.of(x.dtype(), x.shape(), values);
        }
        long[] values = x.toLongs();
        for (int i = 0; i < source.length; i++) {
            if (source[i] != NONE) {
                values[source[i]] = whole.applyAsLong(values[source[i]], y.getLong(i));
            }
        }
        return Elementwise.cast(Tensor.of(x.shape(), values), x.dtype());
    }
}
