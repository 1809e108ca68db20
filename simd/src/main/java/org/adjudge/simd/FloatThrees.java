package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatWindows} of three by three neighbours, channels alone: each row of an image is read once as the window moves along it, since a vector that
 * crosses lines of the cache, as nearly all do, is dear to load. Each sum has the order that it has there.
 */
final class FloatThrees {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();

    private FloatThrees() {}

    /** Whether the taps are three rows of three neighbours. */
    static boolean fit(int[] taps, int step) {
        if (taps.length != 9) {
            return false;
        }
        for (int p = 0; p < 9; p += 3) {
            if (taps[p + 1] != taps[p] + step || taps[p + 2] != taps[p + 1] + step) {
                return false;
            }
        }
        return true;
    }

    static void alone(float[] x, int xo, int step, int[] taps, float[] f, float[] y, int yo, int n, int stops) {
        for (int first = 0; first < n; first += L) {
            int c = Math.min(first, n - L);
            alone(x, xo + c + taps[0], xo + c + taps[3], xo + c + taps[6], step, f, c, y, yo + c, n, stops);
        }
    }

    private static void alone(
            float[] x, int a, int b, int d, int step, float[] f, int fo, float[] y, int yo, int n, int stops) {
        FloatVector f0 = FloatVector.fromArray(S, f, fo);
        FloatVector f1 = FloatVector.fromArray(S, f, fo + n);
        FloatVector f2 = FloatVector.fromArray(S, f, fo + 2 * n);
        FloatVector f3 = FloatVector.fromArray(S, f, fo + 3 * n);
        FloatVector f4 = FloatVector.fromArray(S, f, fo + 4 * n);
        FloatVector f5 = FloatVector.fromArray(S, f, fo + 5 * n);
        FloatVector f6 = FloatVector.fromArray(S, f, fo + 6 * n);
        FloatVector f7 = FloatVector.fromArray(S, f, fo + 7 * n);
        FloatVector f8 = FloatVector.fromArray(S, f, fo + 8 * n);
        FloatVector u0 = FloatVector.fromArray(S, x, a);
        FloatVector u1 = FloatVector.fromArray(S, x, a + step);
        FloatVector v0 = FloatVector.fromArray(S, x, b);
        FloatVector v1 = FloatVector.fromArray(S, x, b + step);
        FloatVector w0 = FloatVector.fromArray(S, x, d);
        FloatVector w1 = FloatVector.fromArray(S, x, d + step);
        int ahead = 2 * step;
        int at = yo;
        for (int i = 0; i < stops; i++) {
            FloatVector u2 = FloatVector.fromArray(S, x, a + ahead);
            FloatVector v2 = FloatVector.fromArray(S, x, b + ahead);
            FloatVector w2 = FloatVector.fromArray(S, x, d + ahead);
            FloatVector s = u0.fma(f0, FloatVector.broadcast(S, 0f));
            s = u1.fma(f1, s);
            s = u2.fma(f2, s);
            s = v0.fma(f3, s);
            s = v1.fma(f4, s);
            s = v2.fma(f5, s);
            s = w0.fma(f6, s);
            s = w1.fma(f7, s);
            s = w2.fma(f8, s);
            s.intoArray(y, at);
            u0 = u1;
            u1 = u2;
            v0 = v1;
            v1 = v2;
            w0 = w1;
            w1 = w2;
            ahead += step;
            at += n;
        }
    }

    static void filters(float[] x, int xo, int step, int[] taps, float[] y, int yo, int n, int stops, float[] f) {
        for (int first = 0; first < n; first += L) {
            int c = Math.min(first, n - L);
            for (int p = 0; p < 9; p += 3) {
                filters(x, xo + c + taps[p], step, y, yo + c, n, stops, f, p * n + c);
            }
        }
    }

    /** Of one row: three sums hide the latency, and nine take no less time. */
    private static void filters(float[] x, int xo, int step, float[] y, int yo, int n, int stops, float[] f, int fo) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector x0 = FloatVector.fromArray(S, x, xo);
        FloatVector x1 = FloatVector.fromArray(S, x, xo + step);
        int ahead = xo + 2 * step;
        int at = yo;
        for (int i = 0; i < stops; i++) {
            FloatVector ct = FloatVector.fromArray(S, y, at);
            FloatVector x2 = FloatVector.fromArray(S, x, ahead);
            s0 = ct.fma(x0, s0);
            s1 = ct.fma(x1, s1);
            s2 = ct.fma(x2, s2);
            x0 = x1;
            x1 = x2;
            ahead += step;
            at += n;
        }
        s0.intoArray(f, fo);
        s1.intoArray(f, fo + n);
        s2.intoArray(f, fo + 2 * n);
    }
}
