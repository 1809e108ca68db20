package org.adjudge.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link FloatWideTile}, for float64. */
final class DoubleWideTile {
    private static final VectorSpecies<Double> S = DoubleTile.S;
    private static final int L = S.length();
    static final int ROWS = 4;
    static final int COLUMNS = 4 * L;

    private DoubleWideTile() {}

    /** {@code C = A B}, as {@link DoubleTile#set}. */
    static void set(
            double[] a, int ao, int ai, int ak, double[] b, int bo, int bk, int k, double[] c, int co, int row) {
        DoubleVector s0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector u0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector v0 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector u1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector v1 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector u2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector v2 = DoubleVector.broadcast(S, 0.0);
        DoubleVector s3 = DoubleVector.broadcast(S, 0.0);
        DoubleVector t3 = DoubleVector.broadcast(S, 0.0);
        DoubleVector u3 = DoubleVector.broadcast(S, 0.0);
        DoubleVector v3 = DoubleVector.broadcast(S, 0.0);
        for (int end = bo + k * bk; bo < end; bo += bk) {
            DoubleVector b0 = DoubleVector.fromArray(S, b, bo);
            DoubleVector b1 = DoubleVector.fromArray(S, b, bo + L);
            DoubleVector b2 = DoubleVector.fromArray(S, b, bo + 2 * L);
            DoubleVector b3 = DoubleVector.fromArray(S, b, bo + 3 * L);
            int i = ao;
            DoubleVector x = DoubleVector.broadcast(S, a[i]);
            s0 = x.fma(b0, s0);
            t0 = x.fma(b1, t0);
            u0 = x.fma(b2, u0);
            v0 = x.fma(b3, v0);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s1 = x.fma(b0, s1);
            t1 = x.fma(b1, t1);
            u1 = x.fma(b2, u1);
            v1 = x.fma(b3, v1);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
            s2 = x.fma(b0, s2);
            t2 = x.fma(b1, t2);
            u2 = x.fma(b2, u2);
            v2 = x.fma(b3, v2);
            i += ai;
            x = DoubleVector.broadcast(S, a[i]);
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
