package org.adjudge.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Every op with an extent of zero in every place where it can stand: an empty answer, never a crash. */
class ZeroSizeTest {
    private static Tensor empty(int... extents) {
        return Tensor.full(DType.F64, Shape.of(extents), 1);
    }

    private static Tensor whole(int extent) {
        return Tensor.full(DType.I32, Shape.of(extent), 0);
    }

    private static void gives(String expected, Op op, Tensor... inputs) {
        Tensor y = op.eval(List.of(inputs)).get(0);
        TensorType inferred =
                op.infer(List.of(inputs).stream().map(TensorType::of).toList()).get(0);
        assertEquals(inferred, TensorType.of(y), op.opName());
        assertEquals(expected, y.shape() + " " + y, op.opName());
    }

    @Test
    void gathering() {
        gives("[2, 0] [[], []]", new Gather(0), empty(3, 0), whole(2));
        gives("[0, 3] []", new Gather(0), Tensor.full(DType.F64, Shape.of(2, 3), 1), whole(0));
        gives("[0, 2] []", new Gather(1), empty(0, 3), whole(2));
        gives("[2, 0] [[], []]", new Gather(1), Tensor.full(DType.F64, Shape.of(2, 3), 1), whole(0));
        gives("[0] []", new Gather(0), empty(0), whole(0));
    }

    @Test
    void segment_sums() {
        gives("[2, 0] [[], []]", new UnsortedSegmentSum(2), empty(3, 0), whole(3));
        gives("[2, 3] [[0, 0, 0], [0, 0, 0]]", new UnsortedSegmentSum(2), empty(0, 3), whole(0));
        gives("[0] []", new UnsortedSegmentSum(0), empty(0), whole(0));
    }

    @Test
    void reductions() {
        gives("[2] [0, 0]", new Reduce(Reduction.SUM, Axes.of(1), false), empty(2, 0));
        gives("[2, 1] [[nan], [nan]]", new Reduce(Reduction.MEAN, Axes.of(1), true), empty(2, 0));
        gives("[0] []", new Reduce(Reduction.MAX, Axes.of(0), false), empty(2, 0));
        gives("[] inf", new Reduce(Reduction.MIN, Axes.all(), false), empty(2, 0));
    }

    @Test
    void moving() {
        gives("[0, 2] []", new Transpose(List.of(1, 0)), empty(2, 0));
        gives("[0, 5] []", new Reshape(List.of(-1, 5)), empty(2, 0));
        gives("[2, 0] [[], []]", new BroadcastTo(List.of(2, 0)), Tensor.of(Shape.of(1), 1.0));
        gives("[2, 2] [[0, 0], [0, 0]]", new Pad(List.of(List.of(0, 0), List.of(1, 1))), empty(2, 0));
        gives("[2, 0] [[], []]", new Slice(List.of(0, 0), List.of(-1, 0)), Tensor.full(DType.F64, Shape.of(2, 3), 1));
        gives("[0] []", new StridedSlice(List.of(new Subscript.At(1))), empty(2, 0));
        gives("[2, 0] [[], []]", new Concat(1), empty(2, 0), empty(2, 0));
        gives("[2, 2, 0] [[[], []], [[], []]]", new Stack(1), empty(2, 0), empty(2, 0));
        gives("[0] []", new Squeeze(Axes.all()), empty(1, 0));
        gives("[2, 1, 0] [[[]], [[]]]", new ExpandDims(1), empty(2, 0));
    }

    @Test
    void computing() {
        gives("[0] []", Unary.EXP, empty(0));
        gives("[2, 0] [[], []]", Binary.ADD, empty(2, 0), empty(1));
        gives("[0] []", Comparison.LESS, empty(0), empty(1));
        gives("[2, 0] [[], []]", new Softmax(), empty(2, 0));
        gives("[2, 3] [[0, 0, 0], [0, 0, 0]]", new MatMul(false, false), empty(2, 0), empty(0, 3));
        gives("[0, 2, 3] []", new MatMul(false, false), empty(0, 2, 4), Tensor.full(DType.F64, Shape.of(4, 3), 1));
        gives("[0] []", new Cast(DType.I32), empty(0));
    }
}
