package org.adjudge.tensor;

import java.util.Arrays;
import java.util.function.LongFunction;

/**
 * {@link Slices#scatterAdd} of float32. At most {@link #CHAIN} slices are added one after the other in float32, where the result will stand;
 * what they come to goes on in double. Sums in double from the first slice on are twice as many bytes at random places, which is what takes
 * the time. Slices are counted first: if no segment has so many, nothing is counted while they are added.
 */
final class SliceSums implements Kernel {
    /** Few enough to be off by less than products are, enough that double is seldom asked for. */
    static final int CHAIN = 32;

    private final Loops loops = Kernels.inForce().loops();
    private final int count;
    private final int segments;
    private final int inner;
    private final LongFunction<RuntimeException> bad;
    /** How many slices each segment has by now. */
    private final int[] added;
    /** The segment of each slice; -1 if it is left out. */
    private final int[] places;

    private final double[] wide;

    SliceSums(int count, int segments, int inner, LongFunction<RuntimeException> bad) {
        this.count = count;
        this.segments = segments;
        this.inner = inner;
        this.bad = bad;
        this.added = new int[segments];
        this.places = new int[count];
        this.wide = new double[count < CHAIN ? 0 : segments * inner];
    }

    @Override
    public void run(Object[] in, Object[] out) {
        float[] sums = (float[]) out[0];
        Arrays.fill(sums, 0, segments * inner, 0);
        if (inner == 0) {
            return;
        }
        float[] x = (float[]) in[0];
        if (most(in[1]) < CHAIN) {
            loops.addSlices(x, places, count, inner, sums);
            return;
        }
        Arrays.fill(added, 0);
        add(x, sums);
        for (int id = 0; id < segments; id++) {
            if (added[id] >= CHAIN) {
                int at = id * inner;
                loops.accumulate(sums, at, wide, at, inner);
                for (int i = at; i < at + inner; i++) {
                    sums[i] = (float) wide[i];
                }
            }
        }
    }

    /** Reads the segments; how many slices the one with the most has. */
    private int most(Object ids) {
        Arrays.fill(added, 0);
        int most = 0;
        for (int i = 0; i < count; i++) {
            long id = Slices.index(ids, i);
            if (id >= segments) {
                throw bad.apply(id);
            }
            places[i] = id < 0 ? -1 : (int) id;
            if (id >= 0) {
                most = Math.max(most, ++added[(int) id]);
            }
        }
        return most;
    }

    private void add(float[] x, float[] sums) {
        for (int i = 0; i < count; i++) {
            int id = places[i];
            if (id >= 0) {
                int at = id * inner;
                loops.zip(Code.ADD, sums, at, x, i * inner, sums, at, inner);
                if (++added[id] % CHAIN == 0) {
                    carry(sums, at, added[id] == CHAIN);
                }
            }
        }
    }

    private void carry(float[] sums, int at, boolean first) {
        if (first) {
            Arrays.fill(wide, at, at + inner, 0);
        }
        loops.accumulate(sums, at, wide, at, inner);
        Arrays.fill(sums, at, at + inner, 0);
    }
}
