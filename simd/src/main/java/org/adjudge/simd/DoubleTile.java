package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatTile}, for float64. */
final class DoubleTile {
    static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    static final int L = S.length();
    static final int ROWS = 6;
    static final int COLUMNS = 2 * L;

    private DoubleTile() {}

    /**
     * {@code C = A B}; k may be 0.
     *
     * @param ai from a row of A to the next
     * @param ak from a column of A to the next
     * @param bk from a row of B to the next
     * @param row from a row of C to the next
     */
    static void set(
            double[] a, int ao, int ai, int ak, double[] b, int bo, int bk, int k, double[] c, int co, int row) {
        DoubleVector s0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s3 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t3 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s4 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t4 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s5 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t5 = DoubleVector.broadcast(S, 0.0);
        for (int end = bo + k * bk; bo < end; bo += bk) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo);
            DoubleVector b1 = DoubleVector.fromArray(S, b, bo + L);
            int i = ao;
            DoubleVector x = DoubleVector.broadcast(S, a[i]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s4 = x.fma(b0, s4);
            t4 = x.fma(b1, t4);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
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
    static void add(
            double[] a, int ao, int ai, int ak, double[] b, int bo, int bk, int k, double[] c, int co, int row) {
        int from = co;
        DoubleVector s0 = DoubleVector.fromArray(S, c, from);
        DoubleVector t0 = DoubleVector.fromArray(S, c, from + L);
        from += row;
        DoubleVector s1 = DoubleVector.fromArray(S, c, from);
        DoubleVector t1 = DoubleVector.fromArray(S, c, from + L);
        from += row;
        DoubleVector s2 = DoubleVector.fromArray(S, c, from);
        DoubleVector t2 = DoubleVector.fromArray(S, c, from + L);
        from += row;
        DoubleVector s3 = DoubleVector.fromArray(S, c, from);
        DoubleVector t3 = DoubleVector.fromArray(S, c, from + L);
        from += row;
        DoubleVector s4 = DoubleVector.fromArray(S, c, from);
        DoubleVector t4 = DoubleVector.fromArray(S, c, from + L);
        from += row;
        DoubleVector s5 = DoubleVector.fromArray(S, c, from);
        DoubleVector t5 = DoubleVector.fromArray(S, c, from + L);
        for (int end = bo + k * bk; bo < end; bo += bk) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo);
            DoubleVector b1 = DoubleVector.fromArray(S, b, bo + L);
            int i = ao;
            DoubleVector x = DoubleVector.broadcast(S, a[i]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s4 = x.fma(b0, s4);
            t4 = x.fma(b1, t4);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
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
    static void row(double[] a, int ao, int ak, double[] b, int bo, int bk, int k, double[] c, int co) {
        // zero(S) would do, but is not compiled to an instruction in JDK 17, and everything after it waits for objects
        DoubleVector s = DoubleVector.broadcast(S, 0.0);
        DoubleVector t = DoubleVector.broadcast(S, 0.0);
        for (int p = 0; p < k; p++) {
            DoubleVector x = DoubleVector.broadcast(S, a[ao]);
            s = x.fma(DoubleVector.fromArray(S, b, bo), s);
            t = x.fma(DoubleVector.fromArray(S, b, bo + L), t);
            ao += ak;
            bo += bk;
        }
        s.intoArray(c, co);
        t.intoArray(c, co + L);
    }
}
