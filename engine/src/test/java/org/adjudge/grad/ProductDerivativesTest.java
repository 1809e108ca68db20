package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Cumulation;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.SegmentReduce;
import org.adjudge.ir.Slice;
import org.adjudge.ir.Stack;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of four numbers, with zeros or not: their first and second derivatives are those of multiplications written out. */
class ProductDerivativesTest {
    /** A product and the same in multiplications. */
    record Pair(String name, UnaryOperator<Value> op, UnaryOperator<Value> multiplications) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<double[]> POINTS = List.of(
            new double[] {2, -3, 5, 7},
            new double[] {2, 0, 5, 7},
            new double[] {0, 3, 0, 7},
            new double[] {0, 0, 0, 7},
            new double[] {0, 0, 0, 0});

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(
                        "reduce_prod",
                        x -> x.reduce(Reduction.PROD, Axes.all(), true),
                        x -> stack(at(x, 0).times(at(x, 1)).times(at(x, 2)).times(at(x, 3)))),
                new Pair(
                        "cumprod",
                        x -> x.cumulate(Cumulation.PROD, 0, false, false),
                        x -> stack(
                                at(x, 0),
                                at(x, 0).times(at(x, 1)),
                                at(x, 0).times(at(x, 1)).times(at(x, 2)),
                                at(x, 0).times(at(x, 1)).times(at(x, 2)).times(at(x, 3)))),
                new Pair(
                        "cumprod exclusive",
                        x -> x.cumulate(Cumulation.PROD, 0, true, false),
                        x -> stack(
                                x.like(1),
                                at(x, 0),
                                at(x, 0).times(at(x, 1)),
                                at(x, 0).times(at(x, 1)).times(at(x, 2)))),
                new Pair(
                        "cumprod exclusive reverse",
                        x -> x.cumulate(Cumulation.PROD, 0, true, true),
                        x -> stack(
                                at(x, 1).times(at(x, 2)).times(at(x, 3)),
                                at(x, 2).times(at(x, 3)),
                                at(x, 3),
                                x.like(1))),
                new Pair(
                        "unsorted_segment_prod",
                        x -> x.graph()
                                .apply(
                                        new UnsortedSegmentReduce(UnsortedSegmentReduce.Kind.PROD, 2),
                                        x,
                                        x.graph().constant(Tensor.of(Shape.of(4), 1, 0, 1, 1))),
                        x -> stack(at(x, 1), at(x, 0).times(at(x, 2)).times(at(x, 3)))),
                new Pair(
                        "segment_prod",
                        x -> x.graph().apply(new SegmentReduce(SegmentReduce.Kind.PROD, List.of(0, 0, 0, 1)), x),
                        x -> stack(at(x, 0).times(at(x, 1)).times(at(x, 2)), at(x, 3))));
    }

    private static Value at(Value x, int index) {
        return x.graph().apply(new Slice(List.of(index), List.of(1)), x).reshape(Shape.SCALAR);
    }

    private static Value stack(Value... parts) {
        return parts[0].graph().apply(new Stack(0), parts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void first_and_second_derivatives_are_those_of_the_multiplications(Pair pair) {
        for (double[] point : POINTS) {
            Tensor x = Tensor.of(Shape.of(4), point);
            assertEquals(derivatives(pair.multiplications(), x), derivatives(pair.op(), x), () -> pair + " at " + x);
        }
    }

    /** The gradient of a weighted sum, and the gradient of a weighted sum of that; -0 as 0. */
    private static List<List<Double>> derivatives(UnaryOperator<Value> function, Tensor at) {
        Value x = new Graph().input("x", DType.F64, 4);
        Value first = gradient(function.apply(x), x, 3);
        Value second = gradient(first, x, 2);
        return Interpreter.run(Map.of(x, at), List.of(first, second)).stream()
                .map(t -> Stream.of(0, 1, 2, 3).map(k -> t.get(k) + 0.0).toList())
                .toList();
    }

    private static Value gradient(Value y, Value x, int start) {
        double[] weights = new double[y.shape().size()];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = start + k * k;
        }
        Value seed = x.graph().constant(Tensor.of(y.shape(), weights));
        return new ReverseMode().cotangents(y, seed, List.of(x)).get(0);
    }
}
