package org.adjudge.tensor;

import java.util.Arrays;
import java.util.function.LongFunction;

/**
 * {@link Slices#scatterAdd} of float32. At most {@link #CHAIN} slices are added one after the other in float32, where the result will stand;
 * what they come to goes on in double. Sums in double from the first slice on are twice as many bytes at random places, which is what takes
 * the time.
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

    private final double[] wide;

    SliceSums(int count, int segments, int inner, LongFunction<RuntimeException> bad) {
        this.count = count;
        this.segments = segments;
        this.inner = inner;
        this.bad = bad;
        this.added = new int[segments];
        this.wide = new double[count < CHAIN ? 0 : segments * inner];
    }

    @Override
    public void run(Object[] in, Object[] out) {
        float[] sums = (float[]) out[0];
        Arrays.fill(sums, 0, segments * inner, 0);
        if (inner == 0) {
            return;
        }
        Arrays.fill(added, 0);
        add((float[]) in[0], in[1], sums);
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

    private void add(float[] x, Object ids, float[] sums) {
        for (int i = 0; i < count; i++) {
            long id = Slices.index(ids, i);
            if (id >= segments) {
                throw bad.apply(id);
            }
            if (id >= 0) {
                int at = (int) id * inner;
                loops.zip(Code.ADD, sums, at, x, i * inner, sums, at, inner);
                if (++added[(int) id] % CHAIN == 0) {
                    carry(sums, at, added[(int) id] == CHAIN);
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
