package org.adjudge.tensor;

/** Walks a shape in row-major order and keeps, for each operand, the position of its broadcast element. */
final class Walk {
    private final int[] extents;
    private final int[][] strides;
    private final int[] counter;
    private final int[] at;

    Walk(Shape target, Shape... operands) {
        this(target, new int[operands.length], stridesOf(target, operands));
    }

    /** Operand {@code k} starts at {@code start[k]} and moves by {@code strides[k][a]} along axis {@code a}. */
    Walk(Shape target, int[] start, int[][] strides) {
        this.extents = target.extents();
        this.strides = strides;
        this.counter = new int[extents.length];
        this.at = start.clone();
    }

    private static int[][] stridesOf(Shape target, Shape... operands) {
        int[][] result = new int[operands.length][];
        for (int k = 0; k < operands.length; k++) {
            result[k] = operands[k].stridesBroadcastTo(target);
        }
        return result;
    }

    /** The position in operand {@code k}. */
    int at(int k) {
        return at[k];
    }

    /** Moves to the next element. */
    void next() {
        for (int a = extents.length - 1; a >= 0; a--) {
            if (++counter[a] < extents[a]) {
                for (int k = 0; k < at.length; k++) {
                    at[k] += strides[k][a];
                }
                return;
            }
            for (int k = 0; k < at.length; k++) {
                at[k] -= strides[k][a] * (extents[a] - 1);
            }
            counter[a] = 0;
        }
    }
}
