package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Concat;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where no element passes, every gradient is zeros, to second order, and of its input's type. */
class ZeroSizeGradientTest {
    private static Programs.Program program(String name, Function<List<Value>, Value> text, Shape... shapes) {
        return new Programs.Program(name, text, List.of(shapes));
    }

    private static Value ints(Value x, int... elements) {
        return x.graph().constant(Tensor.of(Shape.of(elements.length), elements));
    }

    static Stream<Programs.Program> programs() {
        Shape none = Shape.of(2, 0);
        Shape full = Shape.of(2, 3);
        return Stream.of(
                program("matmul without rows", x -> x.get(0).matmul(x.get(1)), Shape.of(0, 2), full),
                program("matmul without inner", x -> x.get(0).matmul(x.get(1)), none, Shape.of(0, 3)),
                program("matmul without batch", x -> x.get(0).matmul(x.get(1)), Shape.of(0, 4, 2), full),
                program("gather of empty rows", x -> x.get(0).gather(ints(x.get(0), 1, 0), 0), none),
                program("gather of nothing", x -> x.get(0).gather(ints(x.get(0)), 0), full),
                program("gather of no columns", x -> x.get(0).gather(ints(x.get(0)), 1), full),
                program("segments of empty rows", x -> x.get(0).unsortedSegmentSum(ints(x.get(0), 1, 0), 3), none),
                program("no segments", x -> x.get(0).unsortedSegmentSum(ints(x.get(0), -1, -1), 0), full),
                program("softmax", x -> x.get(0).softmax(), none),
                program("log_softmax", x -> x.get(0).logSoftmax(), none),
                program("sum", x -> x.get(0).sum(), none),
                program("mean", x -> x.get(0).mean(-1), none),
                program("max", x -> x.get(0).reduce(Reduction.MAX, Axes.of(1), true), none),
                program("broadcast", x -> x.get(0).plus(x.get(1)), none, Shape.of(2, 1)),
                program("pad", x -> x.get(0).pad(List.of(List.of(0, 0), List.of(1, 1))), none),
                program("slice", x -> x.get(0).slice(List.of(0, 1), List.of(-1, 0)), full),
                program("index", x -> x.get(0).stridedSlice(List.of(new Subscript.At(1))), none),
                program("concat", x -> x.get(0).graph().apply(new Concat(1), x.get(0), x.get(0)), none),
                program("transpose", x -> x.get(0).transpose(1, 0), none),
                program("reshape", x -> x.get(0).reshape(Shape.of(0, 7)), none),
                program("square", x -> x.get(0).square(), none));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void gradients_are_zeros_of_their_inputs_type(Programs.Program program) {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            Graph graph = new Graph();
            List<Value> inputs = new ArrayList<>();
            for (Shape shape : program.shapes()) {
                inputs.add(graph.input("x" + inputs.size(), dtype, shape.extents()));
            }
            Value y = program.text().apply(inputs);
            List<Tensor> ones =
                    inputs.stream().map(x -> Tensor.full(dtype, x.shape(), 1)).toList();
            Problem problem = new Problem(
                    graph,
                    y,
                    Ask.bound(graph, ones.toArray(Tensor[]::new)),
                    Tensor.full(dtype, y.shape(), 1),
                    inputs,
                    ones);
            Answer answer = new AdjudgeEngine().differentiate(problem);
            assertEquals(y.type(), TensorType.of(answer.output()));
            for (int i = 0; i < inputs.size(); i++) {
                Tensor zeros = Tensor.full(dtype, inputs.get(i).shape(), 0);
                assertEquals(zeros, answer.gradients().get(i), "first order of input " + i);
                assertEquals(zeros, answer.second().get(i), "second order of input " + i);
            }
        }
    }
}
