package org.adjudge.tensor;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    /** Every shape of rank 0 to 3 with extents 0 to 3. */
    private static List<Shape> all() {
        List<Shape> shapes = new ArrayList<>(List.of(Shape.SCALAR));
        for (int i = 0; shapes.get(i).rank() < 3; i++) {
            for (int extent = 0; extent <= 3; extent++) {
                shapes.add(shapes.get(i).concat(Shape.of(extent)));
            }
        }
        return shapes;
    }

    /** NumPy's rule as its manual words it: prepend ones, then each pair must be equal or contain a one. */
    private static List<Integer> numpy(List<Integer> x, List<Integer> y) {
        List<Integer> longer = x.size() >= y.size() ? x : y;
        List<Integer> shorter = new ArrayList<>(x.size() >= y.size() ? y : x);
        while (shorter.size() < longer.size()) {
            shorter.add(0, 1);
        }
        List<Integer> result = new ArrayList<>();
        for (int a = 0; a < longer.size(); a++) {
            int p = longer.get(a);
            int q = shorter.get(a);
            if (p != q && p != 1 && q != 1) {
                return List.of(-1);
            }
            result.add(p == 1 ? q : p);
        }
        return result;
    }

    @Test
    void broadcast_of_every_pair_is_numpys_and_symmetric() {
        for (Shape x : all()) {
            for (Shape y : all()) {
                List<Integer> expected = numpy(x.asList(), y.asList());
                if (expected.contains(-1)) {
                    assertThrowsExactly(IllegalArgumentException.class, () -> x.broadcast(y), x + " " + y);
                    assertThrowsExactly(IllegalArgumentException.class, () -> y.broadcast(x), y + " " + x);
                } else {
                    assertEquals(expected, x.broadcast(y).asList(), x + " " + y);
                    assertEquals(expected, y.broadcast(x).asList(), y + " " + x);
                }
            }
        }
    }

    @Test
    void a_shape_broadcasts_to_a_target_exactly_if_together_they_make_the_target() {
        for (Shape x : all()) {
            for (Shape target : all()) {
                boolean expected = numpy(x.asList(), target.asList()).equals(target.asList());
                assertEquals(expected, x.broadcastsTo(target), x + " to " + target);
            }
        }
    }

    @Test
    void reducing_the_axes_broadcast_to_leaves_the_original_elements() {
        for (Shape x : all()) {
            for (Shape target : all()) {
                if (x.broadcastsTo(target)) {
                    List<Integer> axes = x.axesBroadcastTo(target);
                    List<Integer> kept = target.reduce(axes, true).asList();
                    int lead = target.rank() - x.rank();
                    assertEquals(x.asList(), kept.subList(lead, kept.size()), x + " to " + target);
                    assertTrue(kept.subList(0, lead).stream().allMatch(e -> e == 1), x + " to " + target);
                    assertEquals(x.size(), target.reduce(axes, false).size(), x + " to " + target);
                }
            }
        }
    }

    @Test
    void axes_that_are_not_repeated_are_not_named() {
        assertEquals(List.of(), Shape.of(2, 1).axesBroadcastTo(Shape.of(2, 1)));
        assertEquals(List.of(0, 2), Shape.of(2, 1).axesBroadcastTo(Shape.of(4, 2, 3)));
        assertEquals(List.of(0), Shape.of(1).axesBroadcastTo(Shape.of(0)));
    }

    @Test
    void strides_are_row_major_and_zero_along_repeated_axes() {
        assertArrayEquals(new int[] {12, 4, 1}, Shape.of(2, 3, 4).strides());
        assertArrayEquals(new int[] {}, Shape.SCALAR.strides());
        assertArrayEquals(new int[] {0, 0, 1}, Shape.of(1, 4).stridesBroadcastTo(Shape.of(2, 3, 4)));
    }

    @Test
    void shapes_that_do_not_broadcast_say_where() {
        complains(
                "cannot broadcast [3, 4] with [5]: extents 4 and 5 differ at axis -1 and neither is 1",
                () -> Shape.of(3, 4).broadcast(Shape.of(5)));
        complains(
                "cannot broadcast [2, 4] with [3, 1]: extents 2 and 3 differ at axis -2 and neither is 1",
                () -> Shape.of(2, 4).broadcast(Shape.of(3, 1)));
        complains(
                "cannot broadcast [2, 3] to [3]: aligned at the last axis, each extent must be 1 or the target's",
                () -> Shape.of(2, 3).axesBroadcastTo(Shape.of(3)));
    }

    @Test
    void an_axis_out_of_range_says_what_it_can_be() {
        complains(
                "axis 2 is out of range for rank 2; it can be -2 to 1",
                () -> Shape.of(3, 4).extent(2));
        complains(
                "axis -3 is out of range for rank 2; it can be -2 to 1",
                () -> Shape.of(3, 4).axis(-3));
        complains("axis 0 is out of range for rank 0; a scalar has no axes", () -> Shape.SCALAR.axis(0));
        assertEquals(1, Shape.of(3, 4).axis(-1));
        assertEquals(0, Shape.of(3, 4).axis(-2));
    }

    @Test
    void a_negative_extent_is_refused() {
        complains("extent -1 in shape [2, -1] is negative", () -> Shape.of(2, -1));
        complains("extent -1 in shape [0, -1] is negative", () -> Shape.of(0, -1));
    }

    @Test
    void more_elements_than_an_int_counts_are_refused() {
        assertEquals(Integer.MAX_VALUE, Shape.of(Integer.MAX_VALUE).size());
        complains(
                "shape [65536, 32768] has more than 2147483647 elements;"
                        + " a tensor's elements must be countable by an int",
                () -> Shape.of(65536, 32768));
        complains(
                "shape [65536, 65536, 65536, 65536] has more than 2147483647 elements;"
                        + " a tensor's elements must be countable by an int",
                () -> Shape.of(65536, 65536, 65536, 65536));
    }

    @Test
    void an_extent_of_zero_makes_the_size_zero_whatever_the_others_are() {
        assertEquals(0, Shape.of(0).size());
        assertEquals(0, Shape.of(65536, 65536, 65536, 0).size());
        assertEquals(0, Shape.of(0, 65536, 65536).size());
        assertEquals(1, Shape.SCALAR.size());
    }

    @Test
    void nobody_can_change_a_shape() {
        int[] given = {2, 3};
        Shape shape = Shape.of(given);
        given[0] = 9;
        shape.extents()[1] = 9;
        assertEquals(List.of(2, 3), shape.asList());
    }

    @Test
    void reduce_with_slice_and_concat_rearrange_extents() {
        Shape shape = Shape.of(2, 3, 4);
        assertEquals(Shape.of(2, 4), shape.reduce(List.of(1), false));
        assertEquals(Shape.of(1, 3, 1), shape.reduce(List.of(0, 2), true));
        assertEquals(Shape.of(2, 3, 5), shape.with(-1, 5));
        assertEquals(Shape.of(3), shape.slice(1, 2));
        assertEquals(shape, shape.slice(0, 1).concat(shape.slice(1, 3)));
        assertEquals(Shape.SCALAR, shape.slice(1, 1));
    }

    @Test
    void equality_and_text_are_those_of_the_extents() {
        assertEquals(Shape.of(2, 3), Shape.of(List.of(2, 3)));
        assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
        assertFalse(Shape.of(2, 3).equals(Shape.of(3, 2)));
        assertEquals("[2, 3]", Shape.of(2, 3).toString());
        assertEquals("[]", Shape.SCALAR.toString());
    }
}
