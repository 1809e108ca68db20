package org.adjudge.tensor;

import java.util.Arrays;

/** Reads an operand as if it were repeated to a shape, in row-major order and piece by piece, without materialising it. */
final class Expansion {
    private final int[] extents;
    private final int[] strides;
    private final int[] counter;
    private int at;

    Expansion(Shape operand, Shape target) {
        int[] all = target.extents();
        int[] own = operand.stridesBroadcastTo(target);
        int[] extent = new int[all.length];
        int[] stride = new int[all.length];
        int rank = 0;
        for (int a = 0; a < all.length; a++) {
            if (rank > 0 && stride[rank - 1] == own[a] * all[a]) { // one longer axis
                extent[rank - 1] *= all[a];
                stride[rank - 1] = own[a];
            } else if (all[a] != 1) {
                extent[rank] = all[a];
                stride[rank++] = own[a];
            }
        }
        this.extents = Arrays.copyOf(extent, rank);
        this.strides = Arrays.copyOf(stride, rank);
        this.counter = new int[rank];
    }

    /** Goes to an element of the target. */
    void seek(int position) {
        at = 0;
        int rest = position;
        for (int a = extents.length - 1; a >= 0; a--) {
            counter[a] = rest % extents[a];
            at += counter[a] * strides[a];
            rest /= extents[a];
        }
    }

    /** The next {@code n} elements of {@code source}, an array, into the first of {@code target}, an array of the same type. */
    void read(Object source, Object target, int n) {
        int last = extents.length - 1;
        for (int done = 0; done < n; ) {
            int run = Math.min(n - done, extents[last] - counter[last]);
            if (strides[last] == 1) {
                System.arraycopy(source, at, target, done, run);
            } else {
                repeat(source, at, target, done, run);
            }
            done += run;
            advance(last, run);
        }
    }

    /** One element of {@code source}, {@code run} times. */
    static void repeat(Object source, int at, Object target, int from, int run) {
        if (source instanceof float[] s) {
            Arrays.fill((float[]) target, from, from + run, s[at]);
        } else if (source instanceof double[] s) {
            Arrays.fill((double[]) target, from, from + run, s[at]);
        } else {
            Arrays.fill((boolean[]) target, from, from + run, ((boolean[]) source)[at]);
        }
    }

    private void advance(int last, int run) {
        counter[last] += run;
        at += run * strides[last];
        for (int a = last; a >= 0 && counter[a] == extents[a]; a--) {
            at -= extents[a] * strides[a];
            counter[a] = 0;
            if (a > 0) {
                counter[a - 1]++;
                at += strides[a - 1];
            }
        }
    }
}
