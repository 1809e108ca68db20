package org.adjudge.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes squares of sixteen by sixteen where vectors hold sixteen: what is right of the diagonal changes places with what is left of it, in
 * blocks of eight by eight, then in each of four by four, of two by two, and single elements. All sixteen rows stay in registers; two steps at a time,
 * with a small array between, took a third longer, and moving element by element three times as long.
 */
final class FloatTurn {
    private static final VectorSpecies<Float> S = FloatTile.S;
    /** Rows and columns. */
    static final int SIDE = 16;

    private static final VectorShuffle<Float> BY_8 = by(8);
    private static final VectorShuffle<Float> BY_4 = by(4);
    private static final VectorShuffle<Float> BY_2 = by(2);
    private static final VectorShuffle<Float> BY_1 = by(1);
    private static final VectorMask<Float> RIGHT_8 = right(8);
    private static final VectorMask<Float> RIGHT_4 = right(4);
    private static final VectorMask<Float> RIGHT_2 = right(2);
    private static final VectorMask<Float> RIGHT_1 = right(1);

    private FloatTurn() {}

    /** Whether this machine's vectors are as long. */
    static boolean isPossible() {
        return S.length() == SIDE;
    }

    /** Blocks of so many lanes change places, two by two. */
    private static VectorShuffle<Float> by(int width) {
        return VectorShuffle.fromOp(S, lane -> (lane ^ width) & (S.length() - 1));
    }

    /** The right ones of blocks of so many lanes. */
    private static VectorMask<Float> right(int width) {
        boolean[] lanes = new boolean[S.length()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = (i & width) != 0;
        }
        return VectorMask.fromArray(S, lanes, 0);
    }

    /**
     * Writes columns as rows.
     *
     * @param across from a row to the next in {@code b}
     * @param step from a row to the next in {@code out}
     */
    static void turn(float[] b, int bo, int across, float[] out, int to, int step) {
        FloatVector r0 = FloatVector.fromArray(S, b, bo);
        FloatVector r1 = FloatVector.fromArray(S, b, bo + across);
        FloatVector r2 = FloatVector.fromArray(S, b, bo + 2 * across);
        FloatVector r3 = FloatVector.fromArray(S, b, bo + 3 * across);
        FloatVector r4 = FloatVector.fromArray(S, b, bo + 4 * across);
        FloatVector r5 = FloatVector.fromArray(S, b, bo + 5 * across);
        FloatVector r6 = FloatVector.fromArray(S, b, bo + 6 * across);
        FloatVector r7 = FloatVector.fromArray(S, b, bo + 7 * across);
        FloatVector r8 = FloatVector.fromArray(S, b, bo + 8 * across);
        FloatVector r9 = FloatVector.fromArray(S, b, bo + 9 * across);
        FloatVector r10 = FloatVector.fromArray(S, b, bo + 10 * across);
        FloatVector r11 = FloatVector.fromArray(S, b, bo + 11 * across);
        FloatVector r12 = FloatVector.fromArray(S, b, bo + 12 * across);
        FloatVector r13 = FloatVector.fromArray(S, b, bo + 13 * across);
        FloatVector r14 = FloatVector.fromArray(S, b, bo + 14 * across);
        FloatVector r15 = FloatVector.fromArray(S, b, bo + 15 * across);
        FloatVector t;

        t = r0.blend(r8.rearrange(BY_8), RIGHT_8);
        r8 = r0.rearrange(BY_8).blend(r8, RIGHT_8);
        r0 = t;
        t = r1.blend(r9.rearrange(BY_8), RIGHT_8);
        r9 = r1.rearrange(BY_8).blend(r9, RIGHT_8);
        r1 = t;
        t = r2.blend(r10.rearrange(BY_8), RIGHT_8);
        r10 = r2.rearrange(BY_8).blend(r10, RIGHT_8);
        r2 = t;
        t = r3.blend(r11.rearrange(BY_8), RIGHT_8);
        r11 = r3.rearrange(BY_8).blend(r11, RIGHT_8);
        r3 = t;
        t = r4.blend(r12.rearrange(BY_8), RIGHT_8);
        r12 = r4.rearrange(BY_8).blend(r12, RIGHT_8);
        r4 = t;
        t = r5.blend(r13.rearrange(BY_8), RIGHT_8);
        r13 = r5.rearrange(BY_8).blend(r13, RIGHT_8);
        r5 = t;
        t = r6.blend(r14.rearrange(BY_8), RIGHT_8);
        r14 = r6.rearrange(BY_8).blend(r14, RIGHT_8);
        r6 = t;
        t = r7.blend(r15.rearrange(BY_8), RIGHT_8);
        r15 = r7.rearrange(BY_8).blend(r15, RIGHT_8);
        r7 = t;

        t = r0.blend(r4.rearrange(BY_4), RIGHT_4);
        r4 = r0.rearrange(BY_4).blend(r4, RIGHT_4);
        r0 = t;
        t = r1.blend(r5.rearrange(BY_4), RIGHT_4);
        r5 = r1.rearrange(BY_4).blend(r5, RIGHT_4);
        r1 = t;
        t = r2.blend(r6.rearrange(BY_4), RIGHT_4);
        r6 = r2.rearrange(BY_4).blend(r6, RIGHT_4);
        r2 = t;
        t = r3.blend(r7.rearrange(BY_4), RIGHT_4);
        r7 = r3.rearrange(BY_4).blend(r7, RIGHT_4);
        r3 = t;
        t = r8.blend(r12.rearrange(BY_4), RIGHT_4);
        r12 = r8.rearrange(BY_4).blend(r12, RIGHT_4);
        r8 = t;
        t = r9.blend(r13.rearrange(BY_4), RIGHT_4);
        r13 = r9.rearrange(BY_4).blend(r13, RIGHT_4);
        r9 = t;
        t = r10.blend(r14.rearrange(BY_4), RIGHT_4);
        r14 = r10.rearrange(BY_4).blend(r14, RIGHT_4);
        r10 = t;
        t = r11.blend(r15.rearrange(BY_4), RIGHT_4);
        r15 = r11.rearrange(BY_4).blend(r15, RIGHT_4);
        r11 = t;

        t = r0.blend(r2.rearrange(BY_2), RIGHT_2);
        r2 = r0.rearrange(BY_2).blend(r2, RIGHT_2);
        r0 = t;
        t = r1.blend(r3.rearrange(BY_2), RIGHT_2);
        r3 = r1.rearrange(BY_2).blend(r3, RIGHT_2);
        r1 = t;
        t = r4.blend(r6.rearrange(BY_2), RIGHT_2);
        r6 = r4.rearrange(BY_2).blend(r6, RIGHT_2);
        r4 = t;
        t = r5.blend(r7.rearrange(BY_2), RIGHT_2);
        r7 = r5.rearrange(BY_2).blend(r7, RIGHT_2);
        r5 = t;
        t = r8.blend(r10.rearrange(BY_2), RIGHT_2);
        r10 = r8.rearrange(BY_2).blend(r10, RIGHT_2);
        r8 = t;
        t = r9.blend(r11.rearrange(BY_2), RIGHT_2);
        r11 = r9.rearrange(BY_2).blend(r11, RIGHT_2);
        r9 = t;
        t = r12.blend(r14.rearrange(BY_2), RIGHT_2);
        r14 = r12.rearrange(BY_2).blend(r14, RIGHT_2);
        r12 = t;
        t = r13.blend(r15.rearrange(BY_2), RIGHT_2);
        r15 = r13.rearrange(BY_2).blend(r15, RIGHT_2);
        r13 = t;

        t = r0.blend(r1.rearrange(BY_1), RIGHT_1);
        r1 = r0.rearrange(BY_1).blend(r1, RIGHT_1);
        r0 = t;
        t = r2.blend(r3.rearrange(BY_1), RIGHT_1);
        r3 = r2.rearrange(BY_1).blend(r3, RIGHT_1);
        r2 = t;
        t = r4.blend(r5.rearrange(BY_1), RIGHT_1);
        r5 = r4.rearrange(BY_1).blend(r5, RIGHT_1);
        r4 = t;
        t = r6.blend(r7.rearrange(BY_1), RIGHT_1);
        r7 = r6.rearrange(BY_1).blend(r7, RIGHT_1);
        r6 = t;
        t = r8.blend(r9.rearrange(BY_1), RIGHT_1);
        r9 = r8.rearrange(BY_1).blend(r9, RIGHT_1);
        r8 = t;
        t = r10.blend(r11.rearrange(BY_1), RIGHT_1);
        r11 = r10.rearrange(BY_1).blend(r11, RIGHT_1);
        r10 = t;
        t = r12.blend(r13.rearrange(BY_1), RIGHT_1);
        r13 = r12.rearrange(BY_1).blend(r13, RIGHT_1);
        r12 = t;
        t = r14.blend(r15.rearrange(BY_1), RIGHT_1);
        r15 = r14.rearrange(BY_1).blend(r15, RIGHT_1);
        r14 = t;

        r0.intoArray(out, to);
        r1.intoArray(out, to + step);
        r2.intoArray(out, to + 2 * step);
        r3.intoArray(out, to + 3 * step);
        r4.intoArray(out, to + 4 * step);
        r5.intoArray(out, to + 5 * step);
        r6.intoArray(out, to + 6 * step);
        r7.intoArray(out, to + 7 * step);
        r8.intoArray(out, to + 8 * step);
        r9.intoArray(out, to + 9 * step);
        r10.intoArray(out, to + 10 * step);
        r11.intoArray(out, to + 11 * step);
        r12.intoArray(out, to + 12 * step);
        r13.intoArray(out, to + 13 * step);
        r14.intoArray(out, to + 14 * step);
        r15.intoArray(out, to + 15 * step);
    }
}
