package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatTile}, four rows of four vectors: 21 registers, of the 32 that machines with the longest vectors have. */
final class FloatWideTile {
    private static final VectorSpecies<Float> S = FloatTile.S;
    private static final int L = S.length();
    static final int ROWS = 4;
    static final int COLUMNS = 4 * L;

    private FloatWideTile() {}

    /** {@code C = A B}, as {@link FloatTile#set}. */
    static void set(float[] a, int ao, int ai, int ak, float[] b, int bo, int bk, int k, float[] c, int co, int row) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector t0 = FloatVector.broadcast(S, 0f);
        FloatVector u0 = FloatVector.broadcast(S, 0f);
        FloatVector v0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector t1 = FloatVector.broadcast(S, 0f);
        FloatVector u1 = FloatVector.broadcast(S, 0f);
        FloatVector v1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector t2 = FloatVector.broadcast(S, 0f);
        FloatVector u2 = FloatVector.broadcast(S, 0f);
        FloatVector v2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        FloatVector t3 = FloatVector.broadcast(S, 0f);
        FloatVector u3 = FloatVector.broadcast(S, 0f);
        FloatVector v3 = FloatVector.broadcast(S, 0f);
        for (int end = bo + k * bk; bo < end; bo += bk) {
            FloatVector b0 = FloatVector.fromArray(S, b, bo);
            FloatVector b1 = FloatVector.fromArray(S, b, bo + L);
            FloatVector b2 = FloatVector.fromArray(S, b, bo + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, bo + 3 * L);
            int i = ao;
            FloatVector x = FloatVector.broadcast(S, a[i]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            u0 = x.fma(b2, u0);
            v0 = x.fma(b3, v0);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            u1 = x.fma(b2, u1);
            v1 = x.fma(b3, v1);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            u2 = x.fma(b2, u2);
            v2 = x.fma(b3, v2);
            i += ai;
            x = FloatVector.broadcast(S, a[i]);
            s3 = x.fma(b0, s3);
            t3 = x.fma(b1, t3);
            u3 = x.fma(b2, u3);
            v3 = x.fma(b3, v3);
            ao += ak;
        }
        s0.intoArray(c, co);
        t0.intoArray(c, co + L);
        u0.intoArray(c, co + 2 * L);
        v0.intoArray(c, co + 3 * L);
        co += row;
        s1.intoArray(c, co);
        t1.intoArray(c, co + L);
        u1.intoArray(c, co + 2 * L);
        v1.intoArray(c, co + 3 * L);
        co += row;
        s2.intoArray(c, co);
        t2.intoArray(c, co + L);
        u2.intoArray(c, co + 2 * L);
        v2.intoArray(c, co + 3 * L);
        co += row;
        s3.intoArray(c, co);
        t3.intoArray(c, co + L);
        u3.intoArray(c, co + 2 * L);
        v3.intoArray(c, co + 3 * L);
    }
}
