package org.adjudge.tensor;

/**
 * The innermost loops of a float32 convolution that reads images where they stand, padding and all: for some stops in a row, each tap sees what is
 * {@code taps[p]} elements after the stop's first, and from a stop to the next it is {@code step} elements. Each element of a result is one chain of
 * {@code fma}, from 0 over the taps or, of filters, over the stops, where {@link #denseFilters} goes on from what is there. Trusting, as {@link Product}.
 */
public interface WindowLoops {
    /** Elements of a row of filters, or of their gradient: the most outputs of a stop; and so many elements more than they have the arrays of outputs need. */
    int length();

    /**
     * {@code y[yo + i n + j] = Σ_p x[xo + i step + taps[p]] f[p length + j]} for each stop {@code i} and output {@code j < n}; rows of y from the
     * first on, for what stands behind a row is overwritten.
     */
    void dense(float[] x, int xo, int step, int[] taps, float[] f, float[] y, int yo, int n, int stops);

    /** {@code f[p length + j] += Σ_i x[xo + i step + taps[p]] y[yo + i n + j]}; elements of a row beyond n are undefined. */
    void denseFilters(float[] x, int xo, int step, int[] taps, float[] y, int yo, int n, int stops, float[] f);

    /** {@code y[yo + i n + c] = Σ_p x[xo + i step + taps[p] + c] f[p n + c]} for each of n channels, {@link #length} at least. */
    void alone(float[] x, int xo, int step, int[] taps, float[] f, float[] y, int yo, int n, int stops);

    /** {@code f[p n + c] = Σ_i x[xo + i step + taps[p] + c] y[yo + i n + c]} for each of n channels, {@link #length} at least. */
    void aloneFilters(float[] x, int xo, int step, int[] taps, float[] y, int yo, int n, int stops, float[] f);

    /**
     * {@code y[i n + c]}, the largest of {@code x[xo + i step + taps[p] + c]}, and {@code tap[i n + c]}, its p: the first of equal ones, and NaN is larger than every
     * number. x, y and tap are {@link #length} longer than that.
     */
    void largest(float[] x, int xo, int step, int[] taps, float[] y, float[] tap, int n, int stops);

    /**
     * {@code x[xo + i step + runs[k] + j] += terms[from + (i runs.length + k) pitch + j]} for {@code j < pitch}, some whole {@link #length}s, of each run and stop, one after the
     * other.
     */
    void spread(float[] terms, int from, int[] runs, int pitch, float[] x, int xo, int step, int stops);

    /** How many elements more {@link #planes} reads behind the last of x, and writes behind the last of each image of y. */
    int slack();

    /** {@code y[j size + i] = Σ_p x[taps[p] + i] f[p n + j]} for {@code i < count} and each of n outputs, from one to the next {@code size} elements. */
    void planes(float[] x, int[] taps, float[] f, int n, float[] y, int size, int count);
}
