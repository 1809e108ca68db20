package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.adjudge.tensor.WindowLoops;

/**
 * Outputs, or channels, side by side in one vector, and some stops, or taps, at a time. The last tile is moved back to end where the stops, or channels,
 * do; what two tiles compute both, they compute alike.
 */
final class FloatWindows implements WindowLoops {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int STOPS = 6;
    private static final int TAPS = 4;

    @Override
    public int length() {
        return L;
    }

    @Override
    public void dense(float[] x, int xo, int step, int[] taps, float[] f, float[] y, int yo, int n, int stops) {
        if (stops < STOPS) {
            for (int i = 0; i < stops; i++) {
                stop(x, xo + i * step, taps, f, L, 0, y, yo + i * n);
            }
            return;
        }
        for (int i = 0; i < stops; i += STOPS) {
            int first = Math.min(i, stops - STOPS);
            stops(x, xo + first * step, step, taps, f, y, yo + first * n, n);
        }
    }

    private static void stops(float[] x, int x0, int step, int[] taps, float[] f, float[] y, int y0, int n) {
        int x1 = x0 + step;
        int x2 = x1 + step;
        int x3 = x2 + step;
        int x4 = x3 + step;
        int x5 = x4 + step;
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        FloatVector s4 = FloatVector.broadcast(S, 0f);
        FloatVector s5 = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < taps.length; p++) {
            FloatVector row = FloatVector.fromArray(S, f, p * L);
            int at = taps[p];
            s0 = FloatVector.broadcast(S, x[x0 + at]).fma(row, s0);
            s1 = FloatVector.broadcast(S, x[x1 + at]).fma(row, s1);
            s2 = FloatVector.broadcast(S, x[x2 + at]).fma(row, s2);
            s3 = FloatVector.broadcast(S, x[x3 + at]).fma(row, s3);
            s4 = FloatVector.broadcast(S, x[x4 + at]).fma(row, s4);
            s5 = FloatVector.broadcast(S, x[x5 + at]).fma(row, s5);
        }
        s0.intoArray(y, y0);
        s1.intoArray(y, y0 + n);
        s2.intoArray(y, y0 + 2 * n);
        s3.intoArray(y, y0 + 3 * n);
        s4.intoArray(y, y0 + 4 * n);
        s5.intoArray(y, y0 + 5 * n);
    }

    private static void stop(float[] x, int xo, int[] taps, float[] f, int row, int c, float[] y, int yo) {
        FloatVector s = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < taps.length; p++) {
            s = FloatVector.broadcast(S, x[xo + taps[p]]).fma(FloatVector.fromArray(S, f, p * row + c), s);
        }
        s.intoArray(y, yo);
    }

    @Override
    public void denseFilters(float[] x, int xo, int step, int[] taps, float[] y, int yo, int n, int stops, float[] f) {
        int p = 0;
        for (; p + TAPS <= taps.length; p += TAPS) {
            FloatVector s0 = FloatVector.fromArray(S, f, p * L);
            FloatVector s1 = FloatVector.fromArray(S, f, p * L + L);
            FloatVector s2 = FloatVector.fromArray(S, f, p * L + 2 * L);
            FloatVector s3 = FloatVector.fromArray(S, f, p * L + 3 * L);
            int x0 = xo + taps[p];
            int x1 = xo + taps[p + 1];
            int x2 = xo + taps[p + 2];
            int x3 = xo + taps[p + 3];
            int at = yo;
            for (int i = 0; i < stops; i++) {
                FloatVector row = FloatVector.fromArray(S, y, at);
                s0 = FloatVector.broadcast(S, x[x0]).fma(row, s0);
                s1 = FloatVector.broadcast(S, x[x1]).fma(row, s1);
                s2 = FloatVector.broadcast(S, x[x2]).fma(row, s2);
                s3 = FloatVector.broadcast(S, x[x3]).fma(row, s3);
                at += n;
                x0 += step;
                x1 += step;
                x2 += step;
                x3 += step;
            }
            s0.intoArray(f, p * L);
            s1.intoArray(f, p * L + L);
            s2.intoArray(f, p * L + 2 * L);
            s3.intoArray(f, p * L + 3 * L);
        }
        for (; p < taps.length; p++) {
            FloatVector s = FloatVector.fromArray(S, f, p * L);
            int from = xo + taps[p];
            for (int i = 0; i < stops; i++) {
                s = FloatVector.broadcast(S, x[from + i * step]).fma(FloatVector.fromArray(S, y, yo + i * n), s);
            }
            s.intoArray(f, p * L);
        }
    }

    @Override
    public void alone(float[] x, int xo, int step, int[] taps, float[] f, float[] y, int yo, int n, int stops) {
        if (FloatThrees.fit(taps, step)) {
            FloatThrees.alone(x, xo, step, taps, f, y, yo, n, stops);
            return;
        }
        for (int first = 0; first < n; first += L) {
            int c = Math.min(first, n - L);
            int i = 0;
            for (; i + TAPS <= stops; i += TAPS) {
                four(x, xo + i * step + c, step, taps, f, n, c, y, yo + i * n + c);
            }
            for (; i < stops; i++) {
                FloatVector s = FloatVector.broadcast(S, 0f);
                for (int p = 0; p < taps.length; p++) {
                    s = FloatVector.fromArray(S, x, xo + i * step + c + taps[p])
                            .fma(FloatVector.fromArray(S, f, p * n + c), s);
                }
                s.intoArray(y, yo + i * n + c);
            }
        }
    }

    private static void four(float[] x, int xo, int step, int[] taps, float[] f, int n, int c, float[] y, int yo) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        for (int p = 0; p < taps.length; p++) {
            FloatVector filter = FloatVector.fromArray(S, f, p * n + c);
            int at = xo + taps[p];
            s0 = FloatVector.fromArray(S, x, at).fma(filter, s0);
            s1 = FloatVector.fromArray(S, x, at + step).fma(filter, s1);
            s2 = FloatVector.fromArray(S, x, at + 2 * step).fma(filter, s2);
            s3 = FloatVector.fromArray(S, x, at + 3 * step).fma(filter, s3);
        }
        s0.intoArray(y, yo);
        s1.intoArray(y, yo + n);
        s2.intoArray(y, yo + 2 * n);
        s3.intoArray(y, yo + 3 * n);
    }

    @Override
    public void aloneFilters(float[] x, int xo, int step, int[] taps, float[] y, int yo, int n, int stops, float[] f) {
        if (FloatThrees.fit(taps, step)) {
            FloatThrees.filters(x, xo, step, taps, y, yo, n, stops, f);
            return;
        }
        for (int first = 0; first < n; first += L) {
            int c = Math.min(first, n - L);
            int p = 0;
            for (; p + TAPS <= taps.length; p += TAPS) {
                fourTaps(x, xo + c, step, taps, p, y, yo + c, n, stops, f, p * n + c);
            }
            for (; p < taps.length; p++) {
                FloatVector s = FloatVector.broadcast(S, 0f);
                int from = xo + c + taps[p];
                for (int i = 0; i < stops; i++) {
                    s = FloatVector.fromArray(S, x, from + i * step)
                            .fma(FloatVector.fromArray(S, y, yo + c + i * n), s);
                }
                s.intoArray(f, p * n + c);
            }
        }
    }

    private static void fourTaps(
            float[] x, int xo, int step, int[] taps, int p, float[] y, int yo, int n, int stops, float[] f, int fo) {
        FloatVector s0 = FloatVector.broadcast(S, 0f);
        FloatVector s1 = FloatVector.broadcast(S, 0f);
        FloatVector s2 = FloatVector.broadcast(S, 0f);
        FloatVector s3 = FloatVector.broadcast(S, 0f);
        int x0 = xo + taps[p];
        int x1 = xo + taps[p + 1];
        int x2 = xo + taps[p + 2];
        int x3 = xo + taps[p + 3];
        int at = yo;
        for (int i = 0; i < stops; i++) {
            FloatVector ct = FloatVector.fromArray(S, y, at);
            s0 = FloatVector.fromArray(S, x, x0).fma(ct, s0);
            s1 = FloatVector.fromArray(S, x, x1).fma(ct, s1);
            s2 = FloatVector.fromArray(S, x, x2).fma(ct, s2);
            s3 = FloatVector.fromArray(S, x, x3).fma(ct, s3);
            at += n;
            x0 += step;
            x1 += step;
            x2 += step;
            x3 += step;
        }
        s0.intoArray(f, fo);
        s1.intoArray(f, fo + n);
        s2.intoArray(f, fo + 2 * n);
        s3.intoArray(f, fo + 3 * n);
    }

    @Override
    public void largest(float[] x, int xo, int step, int[] taps, float[] y, float[] tap, int n, int stops) {
        for (int i = 0; i < stops; i++) {
            for (int first = 0; first < n; first += L) {
                int c = Math.max(0, Math.min(first, n - L));
                FloatPools.largest(x, xo + i * step + c, taps, y, tap, i * n + c);
            }
        }
    }

    @Override
    public void spread(float[] terms, int from, int[] runs, int pitch, float[] x, int xo, int step, int stops) {
        int at = from;
        for (int i = 0; i < stops; i++) {
            for (int run : runs) {
                int to = xo + i * step + run;
                for (int j = 0; j < pitch; j += L) {
                    FloatVector.fromArray(S, terms, at)
                            .add(FloatVector.fromArray(S, x, to + j))
                            .intoArray(x, to + j);
                    at += L;
                }
            }
        }
    }

    @Override
    public int slack() {
        return FloatPlanes.WIDE;
    }

    @Override
    public void planes(float[] x, int[] taps, float[] f, int n, float[] y, int size, int count) {
        FloatPlanes.planes(x, taps, f, n, y, size, count);
    }
}
