package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * As {@link FloatTile}, four rows of two vectors of packed matrices, for vectors of 256 bits: 14 registers if all of A's elements are read at once. There a check of each
 * place of A, as in {@link FloatTile}, takes as long as some of the arithmetic; of neighbours C2 checks the first and the last. Five and six rows are a twentieth faster in some JVMs, and in others
 * spill, by how often their loops had gone round when they were compiled, and take twice as long.
 */
final class FloatPackedTile {
    private static final VectorSpecies<Float> S = FloatTile.S;
    private static final int L = S.length();
    static final int ROWS = 4;

    private FloatPackedTile() {}

    /**
     * {@code C = A B}; k may be 0.
     *
     * @param a the rows column by column, without gaps
     * @param b {@link FloatTile#COLUMNS} columns row by row, without gaps
     * @param row from a row of C to the next
     */
    static void set(float[] a, int ao, float[] b, int bo, int k, float[] c, int co, int row) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector t0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector t1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector t2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        FloatVector t3 = FloatVector.broadcast(S, 0f);
        for (int end = bo + k * FloatTile.COLUMNS; bo < end; bo += FloatTile.COLUMNS) {
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
    static void add(float[] a, int ao, float[] b, int bo, int k, float[] c, int co, int row) {
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
        for (int end = bo + k * FloatTile.COLUMNS; bo < end; bo += FloatTile.COLUMNS) {
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
