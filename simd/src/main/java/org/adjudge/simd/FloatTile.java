package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code C += A B} for a tile of C that stays in registers: six rows of two vectors, 15 of the 16 registers that AVX2 has, or
 * {@link FloatWideTile}. One more
 * live vector, or a loop that counts in another way, makes the compiler spill one in the loop, and the speed halves: measure
 * every change with {@code ProductBenchmark}, on both JDKs.
 */
final class FloatTile {
    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    static final int ROWS = 6;
    private static final boolean WIDE = S.vectorBitSize() == 512;
    static final int COLUMNS = (WIDE ? 4 : 2) * L;

    private FloatTile() {}

    /**
     * Adds k products to each element, in order.
     *
     * @param a of each column of A the six elements, column by column
     * @param b of each row of B the {@link #COLUMNS} elements, row by row
     * @param row from a row of the tile to the next in {@code c}
     */
    static void add(float[] a, int ao, float[] b, int bo, int k, float[] c, int co, int row) {
        if (WIDE) {
            FloatWideTile.add(a, ao, b, bo, k, c, co, row);
        } else {
            two(a, ao, b, bo, k, c, co, row);
        }
    }

    private static void two(float[] a, int ao, float[] b, int bo, int k, float[] c, int c0, int row) {
        int c1 = c0 + row;
        int c2 = c1 + row;
        int c3 = c2 + row;
        int c4 = c3 + row;
        int c5 = c4 + row;
        FloatVector s0 = FloatVector.fromArray(S, c, c0);
        FloatVector t0 = FloatVector.fromArray(S, c, c0 + L);
        FloatVector s1 = FloatVector.fromArray(S, c, c1);
        FloatVector t1 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector s2 = FloatVector.fromArray(S, c, c2);
        FloatVector t2 = FloatVector.fromArray(S, c, c2 + L);
        FloatVector s3 = FloatVector.fromArray(S, c, c3);
        FloatVector t3 = FloatVector.fromArray(S, c, c3 + L);
        FloatVector s4 = FloatVector.fromArray(S, c, c4);
        FloatVector t4 = FloatVector.fromArray(S, c, c4 + L);
        FloatVector s5 = FloatVector.fromArray(S, c, c5);
        FloatVector t5 = FloatVector.fromArray(S, c, c5 + L);
        for (int end = bo + k * 2 * L; bo < end; bo += 2 * L) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + L);
            FloatVector x = FloatVector.broadcast(S, a[ao]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            x = FloatVector.broadcast(S, a[ao + 1]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            x = FloatVector.broadcast(S, a[ao + 2]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            x = FloatVector.broadcast(S, a[ao + 3]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            x = FloatVector.broadcast(S, a[ao + 4]);
            s4 = x.fma(b0, s4);
            t4 = x.fma(b1, t4);
            x = FloatVector.broadcast(S, a[ao + 5]);
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
