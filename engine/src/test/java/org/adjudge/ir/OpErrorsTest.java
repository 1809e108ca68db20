package org.adjudge.ir;

import static org.adjudge.Thrown.complains;

import java.util.List;
import java.util.OptionalInt;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What a program that is wrong is told, word for word. */
class OpErrorsTest {
    private final Graph graph = new Graph();
    private final Value scalar = graph.input("scalar", DType.F32);
    private final Value vector = graph.input("vector", DType.F32, 3);
    private final Value matrix = graph.input("matrix", DType.F32, 2, 3);
    private final Value wide = graph.input("wide", DType.F64, 2, 3);
    private final Value whole = graph.input("whole", DType.I32, 2);
    private final Value bool = graph.input("bool", DType.BOOL, 2);
    private final Value none = graph.input("none", DType.F32, 0);

    @Test
    void wrong_counts() {
        complains("exp takes 1 input, but got 2", () -> graph.apply(Unary.EXP, vector, vector));
        complains("add takes 2 inputs, but got 1", () -> graph.apply(Binary.ADD, vector));
        complains("less takes 2 inputs, but got 3", () -> graph.apply(Comparison.LESS, vector, vector, vector));
        complains("where takes 3 inputs, but got 2", () -> graph.apply(new Where(), bool, bool));
        complains("matmul takes 2 inputs, but got 1", () -> graph.apply(new MatMul(false, false), matrix));
        complains("concat: needs at least one tensor", () -> graph.applyAll(new Concat(0), List.of()));
        complains("stack: needs at least one tensor", () -> graph.applyAll(new Stack(0), List.of()));
        complains(
                "input takes 0 inputs, but got 1",
                () -> graph.apply(new Input("x", new TensorType(DType.F32, Shape.SCALAR)), vector));
    }

    @Test
    void scans_positions_and_segments() {
        complains(
                "math.cumsum: axis 1 is out of range for rank 1; it can be -1 to 0",
                () -> vector.cumulate(Cumulation.SUM, 1, false, false));
        complains(
                "math.cumulative_logsumexp takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)",
                () -> whole.cumulate(Cumulation.LOGSUMEXP, 0, false, false));
        complains(
                "nn.l2_loss takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)",
                () -> graph.apply(new L2Loss(), whole));
        complains(
                "math.argmax: output_type is f32; it must be tf.int32 or tf.int64",
                () -> graph.apply(new ArgReduce(ArgReduce.Kind.MAX, 0, DType.F32), vector));
        complains(
                "math.argmin: axis 0 of f32[0] is empty; it must have an element",
                () -> graph.apply(new ArgReduce(ArgReduce.Kind.MIN, 0, DType.I64), none));
        complains(
                "math.segment_max: segment ids must ascend from 0 or more, but are [1, 0, 2];"
                        + " tf.math.unsorted_segment_sum and its like take any order",
                () -> graph.apply(new SegmentReduce(SegmentReduce.Kind.MAX, List.of(1, 0, 2)), vector));
        complains(
                "math.segment_sum: the ids' shape [2] must begin the data's shape [3]",
                () -> graph.apply(new SegmentReduce(SegmentReduce.Kind.SUM, List.of(0, 1)), vector));
        complains(
                "math.unsorted_segment_prod: num_segments is -1; it must be 0 or more",
                () -> graph.apply(new UnsortedSegmentReduce(UnsortedSegmentReduce.Kind.PROD, -1), vector, whole));
        complains(
                "math.unsorted_segment_min: segment id 2 is not below num_segments 2",
                () -> new UnsortedSegmentReduce(UnsortedSegmentReduce.Kind.MIN, 2)
                        .eval(List.of(Tensor.of(Shape.of(1), 1f), Tensor.of(Shape.of(1), 2))));
    }

    @Test
    void shapes_that_do_not_broadcast() {
        complains(
                "add: cannot broadcast [2, 3] with [2]: extents 3 and 2 differ at axis -1 and neither is 1",
                () -> graph.apply(Binary.ADD, matrix, graph.input("y", DType.F32, 2)));
        complains(
                "less: cannot broadcast [3] with [0]: extents 3 and 0 differ at axis -1 and neither is 1",
                () -> graph.apply(Comparison.LESS, vector, none));
        complains(
                "where: cannot broadcast [2] with [3]: extents 2 and 3 differ at axis -1 and neither is 1",
                () -> bool.select(vector, vector));
        complains(
                "broadcast_to: cannot broadcast f32[3] to [3, 2]:"
                        + " aligned at the last axis, each extent must be 1 or the target's",
                () -> vector.broadcastTo(Shape.of(3, 2)));
        complains(
                "broadcast_to: cannot broadcast f32[2, 3] to [3]:"
                        + " aligned at the last axis, each extent must be 1 or the target's",
                () -> matrix.broadcastTo(Shape.of(3)));
        complains(
                "broadcast_to: extent -1 in shape [-1, 3] is negative",
                () -> graph.apply(new BroadcastTo(List.of(-1, 3)), vector));
    }

    @Test
    void dtypes_that_mix_or_do_not_fit() {
        complains(
                "multiply takes inputs of one dtype, but got f32[2, 3] and f64[2, 3];"
                        + " cast one of them: tf.cast(..., tf.float32)",
                () -> matrix.times(wide));
        complains("exp takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)", whole::exp);
        complains(
                "divide takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)",
                () -> whole.over(whole));
        complains(
                "matmul takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)",
                () -> whole.matmul(whole));
        complains("reduce_mean takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)", whole::mean);
        complains(
                "nn.softmax takes f32 or f64, but got i32[2]; cast it first: tf.cast(..., tf.float32)", whole::softmax);
        complains(
                "concat takes inputs of one dtype, but got f32[2, 3] and f64[2, 3];"
                        + " cast one of them: tf.cast(..., tf.float32)",
                () -> graph.apply(new Concat(0), matrix, wide));
        complains(
                "stack: all tensors must be of one dtype and shape, but got [f32[2, 3], f64[2, 3]]",
                () -> graph.apply(new Stack(0), matrix, wide));
    }

    @Test
    void bools_are_not_numbers() {
        complains("negative takes numbers, but got bool[2]; cast it first: tf.cast(..., tf.float32)", bool::neg);
        complains("add takes numbers, but got bool[2]; cast it first: tf.cast(..., tf.float32)", () -> bool.plus(bool));
        complains(
                "less_equal takes numbers, but got bool[2]; cast it first: tf.cast(..., tf.float32)",
                () -> bool.le(bool));
        complains("reduce_sum takes numbers, but got bool[2]; cast it first: tf.cast(..., tf.float32)", bool::sum);
        complains(
                "where: the condition must be bool, but is f32[3]; compare it: x > 0",
                () -> vector.select(vector, vector));
    }

    @Test
    void axes_out_of_range_or_named_twice() {
        complains("reduce_sum: axis 2 is out of range for rank 2; it can be -2 to 1", () -> matrix.sum(2));
        complains("reduce_sum: axis 0 is out of range for rank 0; a scalar has no axes", () -> scalar.sum(0));
        complains("reduce_sum: axis 1 is named twice in [1, -1]", () -> matrix.sum(1, -1));
        complains("nn.softmax: axis -1 is out of range for rank 0; a scalar has no axes", scalar::softmax);
        complains("nn.log_softmax: axis -1 is out of range for rank 0; a scalar has no axes", scalar::logSoftmax);
        complains(
                "concat: axis 1 is out of range for rank 1; it can be -1 to 0",
                () -> graph.apply(new Concat(1), vector));
        complains(
                "stack: axis 2 is out of range for rank 2; it can be -2 to 1", () -> graph.apply(new Stack(2), vector));
        complains(
                "expand_dims: axis -3 is out of range for rank 2; it can be -2 to 1",
                () -> graph.apply(new ExpandDims(-3), vector));
        complains(
                "squeeze: axis 3 is out of range for rank 2; it can be -2 to 1",
                () -> graph.apply(new Squeeze(Axes.of(3)), matrix));
        complains("squeeze: axis 1 of [2, 3] has extent 3, not 1", () -> graph.apply(new Squeeze(Axes.of(-1)), matrix));
        complains("gather: axis 1 is out of range for rank 1; it can be -1 to 0", () -> vector.gather(whole, 1));
    }

    @Test
    void reshapes_of_another_size() {
        complains("reshape: cannot reshape [2, 3] with 6 elements to [4]", () -> matrix.reshape(Shape.of(4)));
        complains(
                "reshape: cannot reshape [2, 3] with 6 elements to [4, -1]",
                () -> graph.apply(new Reshape(List.of(4, -1)), matrix));
        complains(
                "reshape: cannot reshape [0] with 0 elements to [0, -1]",
                () -> graph.apply(new Reshape(List.of(0, -1)), none));
        complains(
                "reshape: only one extent may be -1, but the shape is [-1, -1]",
                () -> graph.apply(new Reshape(List.of(-1, -1)), matrix));
        complains(
                "reshape: an extent of [-2, -3] is negative; only -1, for what is left, may be",
                () -> graph.apply(new Reshape(List.of(-2, -3)), matrix));
    }

    @Test
    void matrices_that_do_not_multiply() {
        complains(
                "matmul: takes matrices, rank 2 or more, but got f32[2, 3] and f32[3];"
                        + " tf.expand_dims makes a matrix of a vector",
                () -> matrix.matmul(vector));
        complains("matmul: inner extents 3 and 2 differ: f32[2, 3] times f32[2, 3]", () -> matrix.matmul(matrix));
        complains(
                "matmul: inner extents 2 and 3 differ: f32[2, 3] transposed times f32[2, 3] transposed",
                () -> matrix.matmul(matrix, true, true));
        complains(
                "matmul: cannot broadcast [2] with [3]: extents 2 and 3 differ at axis -1 and neither is 1",
                () -> graph.input("a", DType.F32, 2, 4, 4).matmul(graph.input("b", DType.F32, 3, 4, 4)));
        complains(
                "matmul: transpose_b and adjoint_b are both True; set one of them",
                () -> new MatMul(false, true, false, true));
        complains("matrix transpose takes rank 2 or more, but got f32[3]", vector::matrixTranspose);
    }

    @Test
    void extents_that_differ_where_they_may_not() {
        complains(
                "concat: all extents but those of axis 0 must be equal, but got [f32[2, 3], f32[3]]",
                () -> graph.apply(new Concat(0), matrix, vector));
        complains(
                "stack: all tensors must be of one dtype and shape, but got [f32[3], f32[0]]",
                () -> graph.apply(new Stack(0), vector, none));
        complains(
                "transpose: perm [0, 0] is not a permutation of the axes [0, 1] of f32[2, 3]",
                () -> matrix.transpose(0, 0));
        complains(
                "transpose: perm [0] is not a permutation of the axes [0, 1] of f32[2, 3]", () -> matrix.transpose(0));
    }

    @Test
    void slices_and_subscripts_out_of_range() {
        complains(
                "slice: begin [1] and size [3] reach beyond axis 0 of [3]; a size of -1 takes what is left",
                () -> vector.slice(List.of(1), List.of(3)));
        complains(
                "slice: begin [-1] and size [1] reach beyond axis 0 of [3]; a size of -1 takes what is left",
                () -> vector.slice(List.of(-1), List.of(1)));
        complains(
                "slice: begin [0] and size [1] need one entry for each axis of f32[2, 3]",
                () -> matrix.slice(List.of(0), List.of(1)));
        complains(
                "strided_slice: index 3 is out of range for axis 0 of [3]; it can be -3 to 2",
                () -> vector.stridedSlice(List.of(new Subscript.At(3))));
        complains(
                "strided_slice: index 0 is out of range for axis 0 of [0]; it is empty",
                () -> none.stridedSlice(List.of(new Subscript.At(0))));
        complains(
                "strided_slice: too many subscripts for shape [3]: [0, 0]; at most one for each axis, and one '...'",
                () -> vector.stridedSlice(List.of(new Subscript.At(0), new Subscript.At(0))));
        complains(
                "strided_slice: too many subscripts for shape [3]: [..., ...];"
                        + " at most one for each axis, and one '...'",
                () -> vector.stridedSlice(List.of(new Subscript.Ellipsis(), new Subscript.Ellipsis())));
        complains(
                "strided_slice: the stride is 0; use 1 or -1, say",
                () -> new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), 0));
        complains(
                "strided_slice_grad: the subscripts select [] of [3], but got f32[3]",
                () -> graph.apply(new StridedSliceGrad(List.of(3), List.of(new Subscript.At(0))), vector));
    }

    @Test
    void paddings_that_do_not_fit() {
        complains(
                "pad: paddings [[1, -1]] must be a pair [before, after] of counts for each axis of f32[3]",
                () -> vector.pad(List.of(List.of(1, -1))));
        complains(
                "pad: paddings [] must be a pair [before, after] of counts for each axis of f32[3]",
                () -> vector.pad(List.of()));
        complains(
                "pad: paddings [[2147483647, 2147483647]] make axis 0 of f32[3] too long for an int",
                () -> vector.pad(List.of(List.of(Integer.MAX_VALUE, Integer.MAX_VALUE))));
    }

    @Test
    void indices_and_segments() {
        complains("gather takes indices of i32 or i64, but got f32[3]", () -> vector.gather(vector, 0));
        complains(
                "gather: index 3 is not in [0, 3), axis 0 of f32[3]",
                () -> new Gather(0).eval(List.of(Tensor.of(Shape.of(3), 1f, 2f, 3f), Tensor.of(Shape.of(1), 3))));
        complains(
                "gather: index -1 is not in [0, 3), axis 0 of f32[3]",
                () -> new Gather(-1).eval(List.of(Tensor.of(Shape.of(3), 1f, 2f, 3f), Tensor.of(Shape.of(1), -1L))));
        complains(
                "math.unsorted_segment_sum takes segment ids of i32 or i64, but got f32[3]",
                () -> vector.unsortedSegmentSum(vector, 2));
        complains(
                "math.unsorted_segment_sum: num_segments is -1; it must be 0 or more",
                () -> matrix.unsortedSegmentSum(whole, -1));
        complains(
                "math.unsorted_segment_sum: the ids' shape [2] must begin the data's shape [3]",
                () -> vector.unsortedSegmentSum(whole, 2));
        complains(
                "math.unsorted_segment_sum: segment id 2 is not below num_segments 2",
                () -> new UnsortedSegmentSum(2).eval(List.of(Tensor.of(Shape.of(1), 1f), Tensor.of(Shape.of(1), 2))));
    }

    @Test
    void values_and_names_that_do_not_belong() {
        Value stranger = new Graph().input("stranger", DType.F32, 3);
        complains(
                "add: input %0: f32[3] belongs to another graph; use values of one graph", () -> vector.plus(stranger));
        complains("an input named 'vector' exists already; names are unique", () -> graph.input("vector", DType.F64));
    }
}
