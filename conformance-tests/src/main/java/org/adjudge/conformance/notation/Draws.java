package org.adjudge.conformance.notation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random numbers that are the same on every machine: of the generator only {@code nextLong} is used, which its
 * specification fixes, and the rest is exact arithmetic.
 */
final class Draws {
    private final SplittableRandom random;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The first eight bytes of a text's SHA-256. */
    static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** In [0, 1). */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** 0 to {@code bound - 1}. */
    long below(long bound) {
        return Long.remainderUnsigned(random.nextLong(), bound);
    }

    /** The numbers 0 to {@code n - 1} in some order. */
    int[] permutation(int n) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = (int) below(i + 1L);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** Numbers of {@code ±(0.5, 1.5)}, no two alike: a seed or a direction that hides nothing. */
    double[] cotangent(int n) {
        Strata strata = new Strata(n, List.of(-1.5, -0.5, 0.5, 1.5));
        int[] slots = permutation(n);
        return IntStream.range(0, n)
                .mapToDouble(i -> strata.at(slots[i], unit()))
                .toArray();
    }

    /**
     * Intervals of one length, cut into as many slots as there are numbers to draw, one for each: they spread evenly, and
     * a margin of a tenth of the slot on both sides keeps them apart from each other and from the bounds.
     */
    record Strata(int slots, List<Double> bounds) {
        /** A place in a slot, for {@code u} in [0, 1). */
        double at(int slot, double u) {
            int intervals = bounds.size() / 2;
            double length = bounds.get(1) - bounds.get(0);
            double along = intervals * ((slot + 0.1 + 0.8 * u) / slots);
            int interval = Math.min((int) along, intervals - 1);
            double low = bounds.get(2 * interval);
            return Math.min(low + (along - interval) * length, bounds.get(2 * interval + 1));
        }
    }
}
