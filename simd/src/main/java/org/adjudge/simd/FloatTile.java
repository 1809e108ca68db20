package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C that stay in registers: six rows of two vectors, 15 of the 16 registers that AVX2 has. A and B are read where they stand, as long
 * as neighbours in a row of B are neighbours in memory.
 *
 * <p>The form decides, more than the shape. Sums begin with zeros, the places of A's elements are counted from the first, those of C's
 * rows when the loop is over: with more numbers alive in the loop JDK 17 puts an array's address into a vector register, which takes an eighth of
 * the speed; with more vectors it spills some, which takes two thirds. Measure every change with {@code ProductBenchmark}, on both JDKs and in
 * several JVMs.
 */
final class FloatTile {
    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final int L = S.length();
    static final int ROWS = 6;
    static final int COLUMNS = 2 * L;

    private FloatTile() {}

    /**
     * {@code C = A B}; k may be 0.
     *
     * @param ai from a row of A to the next
     * @param ak from a column of A to the next
     * @param bk from a row of B to the next
     * @param row from a row of C to the next
     */
    static void set(float[] a, int ao, int ai, int ak, float[] b, int bo, int bk, int k, float[] c, int co, int row) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector t0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector t1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector t2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        FloatVector t3 = FloatVector.broadcast(S, 0f);
        FloatVector s4 = FloatVector.broadcast(S, 0f);
        FloatVector t4 = FloatVector.broadcast(S, 0f);
        FloatVector s5 = FloatVector.broadcast(S, 0f);
        FloatVector t5 = FloatVector.broadcast(S, 0f);
        for (int end = bo + k * bk; bo < end; bo += bk) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + L);
            int i = ao;
            FloatVector x = FloatVector.broadcast(S, a[i]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s4 = x.fma(b0, s4);
            t4 = x.fma(b1, t4);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s5 = x.fma(b0, s5);
            t5 = x.fma(b1, t5);
            ao += ak;
        }
        s0.intoArray(c, co);
        t0.intoArray(c, co + L);
        co += row;
        s1.intoArray(c, co);
        t1.intoArray(c, co + L);
        co += row;
        s2.intoArray(c, co);
        t2.intoArray(c, co + L);
        co += row;
        s3.intoArray(c, co);
        t3.intoArray(c, co + L);
        co += row;
        s4.intoArray(c, co);
        t4.intoArray(c, co + L);
        co += row;
        s5.intoArray(c, co);
        t5.intoArray(c, co + L);
    }

    /** {@code C += A B}: the chains go on. As {@link #set}, and slower in some JVMs. */
    static void add(float[] a, int ao, int ai, int ak, float[] b, int bo, int bk, int k, float[] c, int co, int row) {
        int from = co;
        FloatVector s0 = FloatVector.fromArray(S, c, from);
        FloatVector t0 = FloatVector.fromArray(S, c, from + L);
        from += row;
        FloatVector s1 = FloatVector.fromArray(S, c, from);
        FloatVector t1 = FloatVector.fromArray(S, c, from + L);
        from += row;
        FloatVector s2 = FloatVector.fromArray(S, c, from);
        FloatVector t2 = FloatVector.fromArray(S, c, from + L);
        from += row;
        FloatVector s3 = FloatVector.fromArray(S, c, from);
        FloatVector t3 = FloatVector.fromArray(S, c, from + L);
        from += row;
        FloatVector s4 = FloatVector.fromArray(S, c, from);
        FloatVector t4 = FloatVector.fromArray(S, c, from + L);
        from += row;
        FloatVector s5 = FloatVector.fromArray(S, c, from);
        FloatVector t5 = FloatVector.fromArray(S, c, from + L);
        for (int end = bo + k * bk; bo < end; bo += bk) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + L);
            int i = ao;
            FloatVector x = FloatVector.broadcast(S, a[i]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s4 = x.fma(b0, s4);
            t4 = x.fma(b1, t4);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s5 = x.fma(b0, s5);
            t5 = x.fma(b1, t5);
            ao += ak;
        }
        s0.intoArray(c, co);
        t0.intoArray(c, co + L);
        co += row;
        s1.intoArray(c, co);
        t1.intoArray(c, co + L);
        co += row;
        s2.intoArray(c, co);
        t2.intoArray(c, co + L);
        co += row;
        s3.intoArray(c, co);
        t3.intoArray(c, co + L);
        co += row;
        s4.intoArray(c, co);
        t4.intoArray(c, co + L);
        co += row;
        s5.intoArray(c, co);
        t5.intoArray(c, co + L);
    }

    /** One row of {@code C = A B}. */
    static void row(float[] a, int ao, int ak, float[] b, int bo, int bk, int k, float[] c, int co) {
        // zero(S) would do, but is not compiled to an instruction in JDK 17, and everything after it waits for objects
        FloatVector s = FloatVector.broadcast(S, 0f);
        FloatVector t = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.broadcast(S, a[ao]);
            s = x.fma(FloatVector.fromArray(S, b, bo), s);
            t = x.fma(FloatVector.fromArray(S, b, bo + L), t);
            ao += ak;
            bo += bk;
        }
        s.intoArray(c, co);
        t.intoArray(c, co + L);
    }
}
