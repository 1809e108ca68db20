package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexMapTest {
    private static double inner(Tensor x, Tensor y) {
        return IntStream.range(0, x.size())
                .mapToDouble(i -> x.get(i) * y.get(i))
                .sum();
    }

    /** Small whole numbers: both sides are exact, so equality is the law. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64", "I32", "I64"})
    void scatter_add_is_the_adjoint_of_take(DType dtype) {
        SplittableRandom random = new SplittableRandom(8);
        for (int trial = 0; trial < 50; trial++) {
            Shape from = Shape.of(random.nextInt(1, 4), random.nextInt(1, 4));
            Shape to = Shape.of(random.nextInt(0, 5), random.nextInt(0, 3));
            int[] source = random.ints(to.size(), IndexMap.NONE, from.size()).toArray();
            IndexMap map = IndexMap.of(to, source);
            Tensor x = Rows.whole(dtype, from, trial);
            Tensor y = Rows.whole(dtype, to, trial + 100);
            assertEquals(inner(map.take(x), y), inner(x, map.scatterAdd(y, from)), "trial " + trial);
        }
    }

    @Test
    void an_element_without_source_is_zero_or_false() {
        IndexMap map = IndexMap.of(Shape.of(3), new int[] {1, IndexMap.NONE, 0});
        assertEquals("[4, 0, 3]", map.take(Tensor.of(Shape.of(2), 3.0, 4)).toString());
        assertEquals(
                "[True, False, True]",
                map.take(Tensor.of(Shape.of(2), true, true)).toString());
    }

    @Test
    void float32_contributions_are_summed_in_double() {
        IndexMap map = IndexMap.of(Shape.of(3), new int[] {0, 0, 0});
        Tensor y = Tensor.of(Shape.of(3), 1e8f, 1f, -1e8f);
        assertEquals("[1]", map.scatterAdd(y, Shape.of(1)).toString());
    }

    @Test
    void a_transpose_puts_axis_perm_a_at_axis_a() {
        Tensor x = Rows.whole(DType.F64, Shape.of(2, 3, 4), 9);
        Tensor y = Layout.transpose(x, List.of(2, 0, 1));
        assertEquals(Shape.of(4, 2, 3), y.shape());
        for (int[] i : Rows.indices(y.shape())) {
            assertEquals(Rows.at(x, i[1], i[2], i[0]), Rows.at(y, i));
        }
    }

    @Test
    void concat_puts_parts_side_by_side_and_skips_empty_ones() {
        Tensor x = Tensor.of(Shape.of(2, 1), 1, 2);
        Tensor none = Tensor.of(Shape.of(2, 0), new int[0]);
        Tensor y = Tensor.of(Shape.of(2, 2), 3, 4, 5, 6);
        assertEquals(
                "[[1, 3, 4], [2, 5, 6]]",
                Layout.concat(List.of(x, none, y), 1, Shape.of(2, 3)).toString());
    }
}
