package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatTile}, for float64. */
final class DoubleTile {
    static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    static final int ROWS = 6;
    private static final boolean WIDE = S.vectorBitSize() == 512;
    static final int COLUMNS = (WIDE ? 4 : 2) * L;

    private DoubleTile() {}

    /**
     * Adds k products to each element, in order.
     *
     * @param a of each column of A the six elements, column by column
     * @param b of each row of B the {@link #COLUMNS} elements, row by row
     * @param row from a row of the tile to the next in {@code c}
     */
    static void add(double[] a, int ao, double[] b, int bo, int k, double[] c, int co, int row) {
        if (WIDE) {
            DoubleWideTile.add(a, ao, b, bo, k, c, co, row);
        } else {
            two(a, ao, b, bo, k, c, co, row);
        }
    }

    private static void two(double[] a, int ao, double[] b, int bo, int k, double[] c, int c0, int row) {
        int c1 = c0 + row;
        int c2 = c1 + row;
        int c3 = c2 + row;
        int c4 = c3 + row;
        int c5 = c4 + row;
        DoubleVector s0 = DoubleVector.fromArray(S, c, c0);
        DoubleVector t0 = DoubleVector.fromArray(S, c, c0 + L);
        DoubleVector s1 = DoubleVector.fromArray(S, c, c1);
        DoubleVector t1 = DoubleVector.fromArray(S, c, c1 + L);
        DoubleVector s2 = DoubleVector.fromArray(S, c, c2);
        DoubleVector t2 = DoubleVector.fromArray(S, c, c2 + L);
        DoubleVector s3 = DoubleVector.fromArray(S, c, c3);
        DoubleVector t3 = DoubleVector.fromArray(S, c, c3 + L);
        DoubleVector s4 = DoubleVector.fromArray(S, c, c4);
        DoubleVector t4 = DoubleVector.fromArray(S, c, c4 + L);
        DoubleVector s5 = DoubleVector.fromArray(S, c, c5);
        DoubleVector t5 = DoubleVector.fromArray(S, c, c5 + L);
        for (int end = bo + k * 2 * L; bo < end; bo += 2 * L) {
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
            x = DoubleVector.broadcast(S, a[ao + 4]);
            s4 = x.fma(b0, s4);
            t4 = x.fma(b1, t4);
            x = DoubleVector.broadcast(S, a[ao + 5]);
            s5 = x.fma(b0, s5);
            t5 = x.fma(b1, t5);
            ao += ROWS;
        }
        s0.intoArray(c, c0);
        t0.intoArray(c, c0 + L);
        s1.intoArray(c, c1);
        t1.intoArray(c, c1 + L);
        s2.intoArray(c, c2);
        t2.intoArray(c, c2 + L);
        s3.intoArray(c, c3);
        t3.intoArray(c, c3 + L);
        s4.intoArray(c, c4);
        t4.intoArray(c, c4 + L);
        s5.intoArray(c, c5);
        t5.intoArray(c, c5 + L);
    }
}
