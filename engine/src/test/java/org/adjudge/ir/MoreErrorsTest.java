package org.adjudge.ir;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adjudge.tensor.CrossEntropyKernel;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What was asked that is just beyond what is taken, and what is just within. */
class MoreErrorsTest {
    private static final List<Integer> ONES = List.of(1, 1, 1, 1);
    private static final List<List<Integer>> NO_PADDING = List.of(List.of(0, 0), List.of(0, 0));
    private static final List<Integer> TWOS = List.of(1, 2, 2, 1);

    private final Graph graph = new Graph();
    private final Value bool = graph.input("bool", DType.BOOL, 2);
    private final Value whole = graph.input("whole", DType.I32, 2);
    private final Value x = graph.input("x", DType.F64, 4);
    private final Value image = graph.input("image", DType.F64, 1, 4, 4, 1);

    @Test
    void dtypes_that_are_not_taken() {
        complains(
                "raw_ops.ClipByValue takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new ClipByValue(), whole, whole, whole));
        complains(
                "math.cumsum takes numbers, but got bool[2]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new Cumulate(Cumulation.SUM, 0, false, false), bool));
        complains(
                "math.argmax takes numbers, but got bool[2]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new ArgReduce(ArgReduce.Kind.MAX, 0, DType.I32), bool));
    }

    @Test
    void gradients_of_pools_of_integers() {
        Value pixels = graph.input("pixels", DType.I32, 1, 4, 4, 1);
        Value pooled = graph.input("pooled", DType.I32, 1, 2, 2, 1);
        complains(
                "nn.max_pool2d takes f32 or f64, but got i32[1, 4, 4, 1]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new MaxPool(TWOS, TWOS, Padding.VALID), pixels));
        complains(
                "raw_ops.MaxPoolGrad takes f32 or f64, but got i32[1, 4, 4, 1]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new MaxPoolGrad(TWOS, TWOS, Padding.VALID), pixels, pooled, pooled));
        complains(
                "raw_ops.MaxPoolGradGrad takes f32 or f64, but got i32[1, 4, 4, 1]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new MaxPoolGradGrad(TWOS, TWOS, Padding.VALID), pixels, pooled, pixels));
    }

    @Test
    void mirrored_paddings_that_are_longer_than_the_axis() {
        Value none = graph.input("none", DType.F64, 0);
        assertEquals(
                none.shape(),
                graph.apply(new MirrorPad(List.of(List.of(0, 0)), "REFLECT"), none)
                        .shape());
        complains(
                "pad: paddings [[4, 0]] are more than mode 'REFLECT' finds in axis 0 of [4], which is 3",
                () -> graph.apply(new MirrorPad(List.of(List.of(4, 0)), "REFLECT"), x));
        complains(
                "pad: paddings [[0, 5]] are more than mode 'SYMMETRIC' finds in axis 0 of [4], which is 4",
                () -> graph.apply(new MirrorPad(List.of(List.of(0, 5)), "SYMMETRIC"), x));
        assertEquals(
                Shape.of(7),
                graph.apply(new MirrorPad(List.of(List.of(3, 0)), "REFLECT"), x).shape());
        assertEquals(
                Shape.of(8),
                graph.apply(new MirrorPad(List.of(List.of(4, 0)), "SYMMETRIC"), x)
                        .shape());
    }

    @Test
    void convolutions_that_do_not_fit() {
        Value pixels = graph.input("pixels", DType.I32, 1, 4, 4, 1);
        Value filters = graph.input("filters", DType.I32, 2, 2, 1, 1);
        Conv conv = new Conv(ONES, Padding.VALID, ONES);
        complains(
                "nn.conv2d takes f32 or f64, but got i32[1, 4, 4, 1]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(conv, pixels, filters));
        complains(
                "nn.depthwise_conv2d takes f32 or f64, but got i32[1, 4, 4, 1]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new DepthwiseConv(ONES, Padding.VALID, ONES), pixels, filters));
        Value kernel = graph.input("kernel", DType.F64, 2, 2, 1, 1);
        complains(
                "nn.conv2d: dilations [1, 0, 1, 1] must be 4 numbers, 1 or more, the first (batch) and the last (channels) 1",
                () -> graph.apply(new Conv(ONES, Padding.VALID, List.of(1, 0, 1, 1)), image, kernel));
        assertEquals("nn.conv2d", conv.opName());
    }

    @Test
    void a_filter_one_longer_than_the_axis_has_an_empty_result() {
        Value kernel = graph.input("kernel", DType.F64, 5, 2, 1, 1);
        assertEquals(
                Shape.of(1, 0, 3, 1),
                graph.apply(new Conv(ONES, Padding.VALID, ONES), image, kernel).shape());
    }

    @Test
    void numbers_that_are_none() {
        Value flags = graph.input("flags", DType.BOOL, 3);
        Value places = graph.input("places", DType.I32, 1, 1);
        Value update = graph.input("update", DType.BOOL, 1);
        complains(
                "math.top_k takes numbers, but got bool[3]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new TopK(1), flags));
        complains(
                "tensor_scatter_nd_add takes numbers, but got bool[3]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new TensorScatter(TensorScatter.Kind.ADD), flags, places, update));
        complains(
                "scatter_nd takes numbers, but got bool[1]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new ScatterNd(List.of(3)), places, update));
        complains(
                "math.segment_sum takes numbers, but got bool[3]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new SegmentReduce(SegmentReduce.Kind.SUM, List.of(0, 0, 1)), flags));
        complains(
                "math.segment_mean takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new SegmentReduce(SegmentReduce.Kind.MEAN, List.of(0, 0)), whole));
    }

    @Test
    void the_first_and_the_last_index() {
        assertEquals(Shape.SCALAR, graph.apply(at(-4), x).shape());
        assertEquals(Shape.SCALAR, graph.apply(at(3), x).shape());
        complains(
                "strided_slice: index -5 is out of range for axis 0 of [4]; it can be -4 to 3",
                () -> graph.apply(at(-5), x));
        complains(
                "strided_slice: index 4 is out of range for axis 0 of [4]; it can be -4 to 3",
                () -> graph.apply(at(4), x));
        Tensor three = Tensor.of(Shape.of(3), 1.0, 2, 3);
        assertEquals(
                "3",
                new GatherNd()
                        .eval(List.of(three, Tensor.of(Shape.of(1), 2)))
                        .get(0)
                        .toString());
        complains(
                "gather_nd: index 3 is not in [0, 3), axis 0 of [3]",
                () -> new GatherNd().eval(List.of(three, Tensor.of(Shape.of(1), 3))));
    }

    private static StridedSlice at(int index) {
        return new StridedSlice(List.of(new Subscript.At(index)));
    }

    @Test
    void an_open_size_may_be_0() {
        List<Value> parts = graph.applyAll(new SplitV(List.of(4, -1), 0), List.of(x));
        assertEquals(Shape.of(0), parts.get(1).shape());
    }

    @Test
    void flags_that_exclude_each_other() {
        complains(
                "matmul: transpose_a and adjoint_a are both True; set one of them",
                () -> new MatMul(true, false, true, false));
        complains(
                "matmul: transpose_b and adjoint_b are both True; set one of them",
                () -> new MatMul(false, true, false, true));
    }

    @Test
    void extents_up_to_the_greatest_int() {
        assertEquals(Integer.MAX_VALUE, Check.extent(Unary.EXP, Integer.MAX_VALUE));
        complains("exp: an extent of 2147483648 is too long for an int", () -> Check.extent(Unary.EXP, 1L << 31));
    }

    @Test
    void labels_and_places_up_to_the_last() {
        complains(
                "label 2 is not in [0, 2)",
                () -> CrossEntropyKernel.sparse(Tensor.of(Shape.of(1), 2), Tensor.of(Shape.of(1, 2), 0.5, 1)));
        complains(
                "dynamic_stitch: indices [[0, 2]] must name every place from 0 up, but of 2 places one is 2",
                () -> new DynamicStitch(List.of(Tensor.of(Shape.of(2), 0, 2)))
                        .infer(List.of(new TensorType(DType.F64, Shape.of(2)))));
        complains(
                "einsum: equation 'i->1i': '1' in '1i' is neither a letter nor one ellipsis"
                        + "; an equation looks like 'ij,jk->ik' or '...ij,...jk->...ik'",
                () -> new Einsum("i->1i"));
    }

    @Test
    void gradients_of_pools_of_another_shape() {
        complains(
                "raw_ops.AvgPoolGrad: of f64[1, 4, 4, 1] the pool is f64[1, 2, 2, 1], but got f64[1, 4, 4, 1]",
                () -> graph.apply(new AvgPoolGrad(List.of(1, 4, 4, 1), TWOS, TWOS, Padding.VALID), image));
    }

    @Test
    void blocks_below_1() {
        complains(
                "batch_to_space: block_shape [0, 1] and crops [[0, 0], [0, 0]] need one entry for each axis after the first of "
                        + "f64[1, 4, 4, 1] that is blocked, blocks must divide the batch, and crops leave something",
                () -> graph.apply(new BatchToSpaceNd(List.of(0, 1), NO_PADDING), image));
        complains(
                "space_to_batch: block_shape [0, 1] and paddings [[0, 0], [0, 0]] need one entry for each axis after the first of"
                        + " f64[1, 4, 4, 1] that is blocked, and blocks must divide the padded extents",
                () -> graph.apply(new SpaceToBatchNd(List.of(0, 1), NO_PADDING), image));
        assertEquals(
                image.shape(),
                graph.apply(new SpaceToBatchNd(List.of(1, 1), NO_PADDING), image)
                        .shape());
        assertEquals(
                image.shape(),
                graph.apply(new BatchToSpaceNd(List.of(1, 1), NO_PADDING), image)
                        .shape());
        complains(
                "batch_to_space: block_shape [1, 1, 1, 1] and crops [] need one entry for each axis after the first of f64[1, 4, 4, 1]"
                        + " that is blocked, blocks must divide the batch, and crops leave something",
                () -> graph.apply(new BatchToSpaceNd(List.of(1, 1, 1, 1), List.of()), image));
    }

    @Test
    void one_hot_of_any_depth_and_values_of_one_dtype() {
        Value on = graph.input("on", DType.F64);
        Value off = graph.input("off", DType.F32);
        complains(
                "one_hot takes inputs of one dtype, but got f64[] and f32[]; cast one of them: tf.cast(..., tf.float64)",
                () -> graph.apply(new OneHot(3, -1), whole, on, off));
        assertEquals(
                Shape.of(2, 0), graph.apply(new OneHot(0, -1), whole, on, on).shape());
        complains(
                "reverse_sequence takes seq_lengths of i32 or i64, but got f64[1]",
                () -> graph.apply(new ReverseSequence(1, 0), image, graph.input("lengths", DType.F64, 1)));
    }

    @Test
    void a_padding_reads_as_in_the_notation() {
        assertEquals("\"SAME\"", Padding.SAME.toString());
        assertEquals(
                "[[0, 0], [1, 2]]",
                Padding.explicit(List.of(List.of(0, 0), List.of(1, 2))).toString());
    }

    @Test
    void axes_are_resolved_in_ascending_order_and_read_as_given() {
        assertEquals(List.of(0, 2), Axes.of(-1, 0).resolve(3));
        assertEquals("[-1, 0]", Axes.of(-1, 0).toString());
        assertEquals("None", Axes.all().toString());
    }

    @Test
    void diagonals_of_another_number() {
        Value number = graph.input("number", DType.F64);
        complains(
                "linalg.diag: k [0, 1] takes diagonals [..., 2, l], but got f64[4]",
                () -> graph.apply(new MatrixDiag(List.of(0, 1), -1, -1, "RIGHT_LEFT"), x, number));
    }

    @Test
    void crops_may_leave_nothing_and_blocks_leave_the_channels() {
        List<Integer> none = List.of(0, 0);
        assertEquals(
                Shape.of(1, 0, 4, 1),
                graph.apply(new BatchToSpaceNd(List.of(1, 1), List.of(List.of(4, 0), none)), image)
                        .shape());
        complains(
                "batch_to_space: block_shape [1, 1, 1, 1] and crops [[0, 0], [0, 0], [0, 0], [0, 0]] need one entry for each"
                        + " axis after the first of f64[1, 4, 4, 1] that is blocked, blocks must divide the batch, and crops"
                        + " leave something",
                () -> graph.apply(new BatchToSpaceNd(ONES, List.of(none, none, none, none)), image));
    }
}
