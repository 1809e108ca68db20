package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("splits what kernels do")
class SlicesTest {
    private static final int ROWS = 40;
    private static final int INNER = 7;
    /** Several parts' worth. */
    private static final int COUNT = 3000;

    private static final float[] X = new float[2 * ROWS * INNER];

    static {
        for (int i = 0; i < X.length; i++) {
            X[i] = i / 7f;
        }
    }

    private static float[] gather(int[] ids) {
        Kernel kernel = Slices.gather(2, 1, ROWS, COUNT, INNER, id -> new IllegalArgumentException("index " + id));
        float[] z = new float[2 * COUNT * INNER];
        return Split.over(3, () -> {
            kernel.run(new Object[] {X, ids}, new Object[] {z});
            return z;
        });
    }

    @Test
    void each_slice_is_that_of_its_own_index_however_many_there_are() {
        int[] ids = IntStream.range(0, 2 * COUNT).map(i -> i * 31 % ROWS).toArray();
        float[] z = gather(ids);
        for (int i = 0; i < z.length; i++) {
            int slice = i / INNER;
            int row = slice / COUNT * ROWS + ids[slice];
            assertEquals(X[row * INNER + i % INNER], z[i], "at " + i);
        }
    }

    /** Which of 20,000 slices are left out, and which segment the others are of: most of one, few of another, none of a third. */
    private static int[] segments() {
        return IntStream.range(0, 20_000)
                .map(i -> i % 5 == 0 ? -1 : i % 1000 == 1 ? 1 : 0)
                .toArray();
    }

    @Test
    void a_sum_of_slices_is_off_by_no_more_than_a_chain_of_float32_however_many_there_are() {
        int[] ids = segments();
        float[] x = new float[ids.length * INNER];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (1 + i % 11 / 3.0);
        }
        Kernel kernel =
                Slices.scatterAdd(DType.F32, ids.length, 3, INNER, id -> new IllegalArgumentException("segment " + id));
        float[] z = new float[3 * INNER];
        for (int run = 0; run < 2; run++) { // what one run leaves behind is nothing to the next
            kernel.run(new Object[] {x, ids}, new Object[] {z});
        }
        double[] sums = new double[z.length];
        for (int i = 0; i < x.length; i++) {
            if (ids[i / INNER] >= 0) {
                sums[ids[i / INNER] * INNER + i % INNER] += x[i];
            }
        }
        for (int i = 0; i < z.length; i++) { // each addition is off by 2⁻²⁴ of a part of the sum at most
            assertEquals(sums[i], z[i], SliceSums.CHAIN * Math.pow(2, -24) * sums[i], "at " + i);
        }
    }

    @Test
    void few_slices_of_a_segment_are_added_in_their_order_and_negative_segments_left_out() {
        int[] ids = {2, 0, -1, 2, 2, 0};
        float[] x = new float[ids.length * INNER];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (1 + i % 13 / 7.0);
        }
        float[] expected = new float[3 * INNER];
        for (int i = 0; i < x.length; i++) {
            if (ids[i / INNER] >= 0) {
                expected[ids[i / INNER] * INNER + i % INNER] += x[i];
            }
        }
        float[] z = new float[3 * INNER];
        Slices.scatterAdd(DType.F32, ids.length, 3, INNER, id -> new IllegalArgumentException("segment " + id))
                .run(new Object[] {x, ids}, new Object[] {z});
        assertArrayEquals(expected, z);
    }

    @Test
    void an_index_out_of_range_is_told_whichever_thread_meets_it() {
        int[] ids = new int[2 * COUNT];
        ids[2 * COUNT - 1] = ROWS;
        assertEquals(
                "index 40",
                assertThrows(IllegalArgumentException.class, () -> gather(ids)).getMessage());
    }
}
