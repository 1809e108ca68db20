package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans and folds run along an axis that others follow as they run along the last; of integers as of floats. */
class LinesTest {
    private static final Shape SHAPE = Shape.of(2, 3, 2);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_scan_of_integers_is_that_of_floats(int axis) {
        Tensor whole = Rows.whole(DType.I64, SHAPE, 7);
        Tensor floats = Rows.whole(DType.F64, SHAPE, 7);
        for (boolean reverse : new boolean[] {false, true}) {
            assertEquals(
                    Scans.scan(floats, axis, false, reverse, 0, Double::sum).toString(),
                    Scans.scanLong(whole, axis, false, reverse, 0, Long::sum).toString());
        }
    }

    @Test
    void a_fold_of_integers_is_that_of_floats() {
        Tensor ids = Tensor.of(Shape.of(2, 3), 1, 0, 1, 3, 3, 1);
        Shape result = Shape.of(4, 2);
        assertEquals(
                SegmentFolds.fold(Rows.whole(DType.F64, SHAPE, 7), ids, result, 0, Double::sum)
                        .toString(),
                SegmentFolds.foldLong(Rows.whole(DType.I64, SHAPE, 7), ids, result, 0, Long::sum)
                        .toString());
    }
}
