package org.adjudge.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class StridedSliceTest {
    private static final OptionalInt ABSENT = OptionalInt.empty();

    /** {@code range(extent)[begin:end:stride]}, as the Python reference words it ("Common sequence operations", 3-5). */
    private static List<Integer> python(int extent, OptionalInt begin, OptionalInt end, int stride) {
        int first = begin.isPresent() ? position(begin.getAsInt(), extent, stride) : stride > 0 ? 0 : extent - 1;
        int last = end.isPresent() ? position(end.getAsInt(), extent, stride) : stride > 0 ? extent : -1;
        List<Integer> taken = new ArrayList<>();
        for (int i = first; stride > 0 ? i < last : i > last; i += stride) {
            taken.add(i);
        }
        return taken;
    }

    private static int position(int given, int extent, int stride) {
        int counted = given < 0 ? given + extent : given;
        if (stride > 0) {
            return counted < 0 ? 0 : counted > extent ? extent : counted;
        }
        return counted < -1 ? -1 : counted > extent - 1 ? extent - 1 : counted;
    }

    private static List<Integer> ours(int extent, OptionalInt begin, OptionalInt end, int stride) {
        Tensor x = Tensor.of(Shape.of(extent), IntStream.range(0, extent).toArray());
        StridedSlice op = new StridedSlice(List.of(new Subscript.Range(begin, end, stride)));
        Tensor y = op.eval(List.of(x)).get(0);
        assertEquals(op.infer(List.of(TensorType.of(x))), List.of(TensorType.of(y)));
        return IntStream.range(0, y.size()).mapToObj(i -> (int) y.getLong(i)).toList();
    }

    @Test
    void every_small_range_takes_what_python_takes() {
        List<OptionalInt> positions = new ArrayList<>(List.of(ABSENT));
        IntStream.rangeClosed(-6, 6).mapToObj(OptionalInt::of).forEach(positions::add);
        for (int extent = 0; extent <= 4; extent++) {
            for (OptionalInt begin : positions) {
                for (OptionalInt end : positions) {
                    for (int stride = -6; stride <= 6; stride++) {
                        if (stride != 0) {
                            assertEquals(
                                    python(extent, begin, end, stride),
                                    ours(extent, begin, end, stride),
                                    "range(" + extent + ")[" + new Subscript.Range(begin, end, stride) + "]");
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_stride_of_any_size_takes_at_least_the_first() {
        assertEquals(List.of(0), ours(4, ABSENT, ABSENT, Integer.MAX_VALUE));
        assertEquals(List.of(3), ours(4, ABSENT, ABSENT, Integer.MIN_VALUE));
        assertEquals(List.of(), ours(0, ABSENT, ABSENT, Integer.MAX_VALUE));
    }

    @Test
    void positions_of_any_size_are_clamped() {
        OptionalInt least = OptionalInt.of(Integer.MIN_VALUE);
        OptionalInt most = OptionalInt.of(Integer.MAX_VALUE);
        assertEquals(List.of(0, 1, 2, 3), ours(4, least, most, 1));
        assertEquals(List.of(3, 2, 1, 0), ours(4, most, least, -1));
    }

    @Test
    void indices_remove_axes_new_axes_add_them_and_an_ellipsis_fills_up() {
        Tensor x = Tensor.of(Shape.of(2, 3, 2), IntStream.range(0, 12).toArray());
        StridedSlice op = new StridedSlice(List.of(
                new Subscript.At(-1),
                new Subscript.NewAxis(),
                new Subscript.Ellipsis(),
                new Subscript.Range(ABSENT, ABSENT, -1)));
        assertEquals("[[[7, 6], [9, 8], [11, 10]]]", op.eval(List.of(x)).get(0).toString());
        assertEquals("[-1, tf.newaxis, ..., ::-1]", op.subscripts().toString());
    }

    @Test
    void its_adjoint_puts_back_what_it_took() {
        List<Subscript> subscripts =
                List.of(new Subscript.Range(ABSENT, ABSENT, -2), new Subscript.At(1), new Subscript.NewAxis());
        Tensor y = Tensor.of(Shape.of(2, 1), 7, 8);
        Tensor x =
                new StridedSliceGrad(List.of(3, 2), subscripts).eval(List.of(y)).get(0);
        assertEquals("[[0, 8], [0, 0], [0, 7]]", x.toString());
        assertEquals(y, new StridedSlice(subscripts).eval(List.of(x)).get(0));
    }
}
