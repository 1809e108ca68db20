package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatPackedTile}, for float64. */
final class DoublePackedTile {
    private static final VectorSpecies<Double> S = DoubleTile.S;
    private static final int L = S.length();
    static final int ROWS = 4;

    private DoublePackedTile() {}

    /**
     * {@code C = A B}; k may be 0.
     *
     * @param a the rows column by column, without gaps
     * @param b {@link DoubleTile#COLUMNS} columns row by row, without gaps
     * @param row from a row of C to the next
     */
    static void set(double[] a, int ao, double[] b, int bo, int k, double[] c, int co, int row) {
        DoubleVector s0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s3 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t3 = DoubleVector.broadcast(S, 0.0);
        for (int end = bo + k * DoubleTile.COLUMNS; bo < end; bo += DoubleTile.COLUMNS) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo);
            DoubleVector b1 = DoubleVector.fromArray(S, b, bo + L);
            DoubleVector x = DoubleVector.broadcast(S, a[ao]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            x = DoubleVector.broadcast(S, a[ao + 1]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            x = DoubleVector.broadcast(S, a[ao + 2]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            x = DoubleVector.broadcast(S, a[ao + 3]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            ao += ROWS;
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
    }

    /** {@code C += A B}: the chains go on. As {@link #set}. */
    static void add(double[] a, int ao, double[] b, int bo, int k, double[] c, int co, int row) {
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
        for (int end = bo + k * DoubleTile.COLUMNS; bo < end; bo += DoubleTile.COLUMNS) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo);
            DoubleVector b1 = DoubleVector.fromArray(S, b, bo + L);
            DoubleVector x = DoubleVector.broadcast(S, a[ao]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            x = DoubleVector.broadcast(S, a[ao + 1]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            x = DoubleVector.broadcast(S, a[ao + 2]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            x = DoubleVector.broadcast(S, a[ao + 3]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            ao += ROWS;
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
    }
}
