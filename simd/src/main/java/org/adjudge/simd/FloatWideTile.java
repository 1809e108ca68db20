package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * As {@link FloatTile}, four vectors wide: 29 registers, of the 32 that machines with the longest vectors have. The wider a tile, the
 * fewer times C is read and written.
 */
final class FloatWideTile {
    private static final VectorSpecies<Float> S = FloatTile.S;
    private static final int L = S.length();
    private static final int ROWS = FloatTile.ROWS;
    private static final int COLUMNS = 4 * L;

    private FloatWideTile() {}

    /** Adds k products to each element, in order. */
    static void add(float[] a, int ao, float[] b, int bo, int k, float[] c, int c0, int row) {
        int c1 = c0 + row;
        int c2 = c1 + row;
        int c3 = c2 + row;
        int c4 = c3 + row;
        int c5 = c4 + row;
        FloatVector s0 = FloatVector.fromArray(S, c, c0);
        FloatVector t0 = FloatVector.fromArray(S, c, c0 + L);
        FloatVector u0 = FloatVector.fromArray(S, c, c0 + 2 * L);
        FloatVector v0 = FloatVector.fromArray(S, c, c0 + 3 * L);
        FloatVector s1 = FloatVector.fromArray(S, c, c1);
        FloatVector t1 = FloatVector.fromArray(S, c, c1 + L);
        FloatVector u1 = FloatVector.fromArray(S, c, c1 + 2 * L);
        FloatVector v1 = FloatVector.fromArray(S, c, c1 + 3 * L);
        FloatVector s2 = FloatVector.fromArray(S, c, c2);
        FloatVector t2 = FloatVector.fromArray(S, c, c2 + L);
        FloatVector u2 = FloatVector.fromArray(S, c, c2 + 2 * L);
        FloatVector v2 = FloatVector.fromArray(S, c, c2 + 3 * L);
        FloatVector s3 = FloatVector.fromArray(S, c, c3);
        FloatVector t3 = FloatVector.fromArray(S, c, c3 + L);
        FloatVector u3 = FloatVector.fromArray(S, c, c3 + 2 * L);
        FloatVector v3 = FloatVector.fromArray(S, c, c3 + 3 * L);
        FloatVector s4 = FloatVector.fromArray(S, c, c4);
        FloatVector t4 = FloatVector.fromArray(S, c, c4 + L);
        FloatVector u4 = FloatVector.fromArray(S, c, c4 + 2 * L);
        FloatVector v4 = FloatVector.fromArray(S, c, c4 + 3 * L);
        FloatVector s5 = FloatVector.fromArray(S, c, c5);
        FloatVector t5 = FloatVector.fromArray(S, c, c5 + L);
        FloatVector u5 = FloatVector.fromArray(S, c, c5 + 2 * L);
        FloatVector v5 = FloatVector.fromArray(S, c, c5 + 3 * L);
        for (int end = bo + k * COLUMNS; bo < end; bo += COLUMNS) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + L);
            FloatVector b2 = FloatVector.fromArray(S, b, bo + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, bo + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[ao]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            u0 = x.fma(b2, u0);
            v0 = x.fma(b3, v0);
            x = FloatVector.broadcast(S, a[ao + 1]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            u1 = x.fma(b2, u1);
            v1 = x.fma(b3, v1);
            x = FloatVector.broadcast(S, a[ao + 2]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            u2 = x.fma(b2, u2);
            v2 = x.fma(b3, v2);
            x = FloatVector.broadcast(S, a[ao + 3]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            u3 = x.fma(b2, u3);
            v3 = x.fma(b3, v3);
            x = FloatVector.broadcast(S, a[ao + 4]);
            s4 = x.fma(b0, s4);
            t4 = x.fma(b1, t4);
            u4 = x.fma(b2, u4);
            v4 = x.fma(b3, v4);
            x = FloatVector.broadcast(S, a[ao + 5]);
            s5 = x.fma(b0, s5);
            t5 = x.fma(b1, t5);
            u5 = x.fma(b2, u5);
            v5 = x.fma(b3, v5);
            ao += ROWS;
        }
        s0.intoArray(c, c0);
        t0.intoArray(c, c0 + L);
        u0.intoArray(c, c0 + 2 * L);
        v0.intoArray(c, c0 + 3 * L);
        s1.intoArray(c, c1);
        t1.intoArray(c, c1 + L);
        u1.intoArray(c, c1 + 2 * L);
        v1.intoArray(c, c1 + 3 * L);
        s2.intoArray(c, c2);
        t2.intoArray(c, c2 + L);
        u2.intoArray(c, c2 + 2 * L);
        v2.intoArray(c, c2 + 3 * L);
        s3.intoArray(c, c3);
        t3.intoArray(c, c3 + L);
        u3.intoArray(c, c3 + 2 * L);
        v3.intoArray(c, c3 + 3 * L);
        s4.intoArray(c, c4);
        t4.intoArray(c, c4 + L);
        u4.intoArray(c, c4 + 2 * L);
        v4.intoArray(c, c4 + 3 * L);
        s5.intoArray(c, c5);
        t5.intoArray(c, c5 + L);
        u5.intoArray(c, c5 + 2 * L);
        v5.intoArray(c, c5 + 3 * L);
    }
}
