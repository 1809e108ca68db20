package org.adjudge.grad;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.adjudge.ir.Axes;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** What TensorFlow 2.18 gives where a derivative jumps, overflows or is not defined: measured, float64, seed of ones. */
final class Kinks {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final Tensor EDGES = v(-1, -0.0, 0, 1, INF, -INF, NAN);

    /** A program of vectors, its inputs, and TensorFlow's output and gradients. */
    record Kink(
            String name,
            Function<List<Value>, Value> program,
            List<Tensor> inputs,
            Tensor y,
            List<Tensor> dx,
            int ulps) {
        Kink(String name, Function<List<Value>, Value> program, List<Tensor> inputs, Tensor y, Tensor... dx) {
            this(name, program, inputs, y, List.of(dx), 0);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Kinks() {}

    private static Tensor v(double... elements) {
        return Tensor.of(Shape.of(elements.length), elements);
    }

    private static List<Tensor> in(Tensor... inputs) {
        return List.of(inputs);
    }

    private static Function<List<Value>, Value> of(Function<Value, Value> f) {
        return x -> f.apply(x.get(0));
    }

    private static Value reduce(Value x, Reduction kind) {
        return x.reduce(kind, Axes.all(), false);
    }

    private static Value ints(Value x, int... elements) {
        return x.graph().constant(Tensor.of(Shape.of(elements.length), elements));
    }

    static Stream<Kink> elementwise() {
        return Stream.of(
                new Kink("abs", of(Value::abs), in(EDGES), v(1, 0, 0, 1, INF, INF, NAN), v(-1, 0, 0, 1, 1, -1, NAN)),
                new Kink("sign", of(Value::sign), in(EDGES), v(-1, 0, 0, 1, 1, -1, NAN), v(0, 0, 0, 0, 0, 0, 0)),
                new Kink("relu", of(Value::relu), in(EDGES), v(0, 0, 0, 1, INF, 0, NAN), v(0, 0, 0, 1, 1, 0, 0)),
                // 2 ULP: exp, log1p and a quotient, each within 1 in both libraries
                new Kink(
                        "softplus",
                        of(Value::softplus),
                        in(v(-1000, -40, 0, 40, 1000, NAN)),
                        v(0, 4.248354255291589E-18, 0.6931471805599453, 40, 1000, NAN),
                        in(v(0, 4.24835425529159E-18, 0.5, 1, 1, NAN)),
                        2),
                new Kink("softplus far", of(Value::softplus), in(v(INF, -INF)), v(INF, 0), v(1, 0)),
                new Kink("sigmoid", of(Value::sigmoid), in(v(-1000, 0, 1000)), v(0, 0.5, 1), v(0, 0.25, 0)),
                new Kink("tanh", of(Value::tanh), in(v(-1000, 0, 1000)), v(-1, 0, 1), v(0, 1, 0)),
                new Kink(
                        "sqrt",
                        of(Value::sqrt),
                        in(v(0, -0.0, -1, INF, 4)),
                        v(0, -0.0, NAN, INF, 2),
                        v(INF, -INF, NAN, 0, 0.25)),
                new Kink("reciprocal", of(Value::reciprocal), in(v(0, -0.0, INF)), v(INF, -INF, 0), v(-INF, -INF, 0)),
                new Kink("log", of(Value::log), in(v(0, -0.0, -1, INF)), v(-INF, -INF, NAN, INF), v(INF, -INF, -1, 0)),
                new Kink("log1p", of(Value::log1p), in(v(-1, -2, 0)), v(-INF, NAN, 0), v(INF, -1, 1)),
                new Kink("exp", of(Value::exp), in(v(800, -800)), v(INF, 0), v(INF, 0)),
                new Kink("square", of(Value::square), in(v(0)), v(0), v(0)),
                new Kink(
                        "divide",
                        x -> x.get(0).over(x.get(1)),
                        in(v(1, 0, -1), v(0, 0, 0)),
                        v(INF, NAN, -INF),
                        v(INF, INF, INF),
                        v(-INF, NAN, INF)),
                new Kink(
                        "multiply",
                        x -> x.get(0).times(x.get(1)),
                        in(v(0, NAN), v(INF, 0)),
                        v(NAN, NAN),
                        v(INF, 0),
                        v(0, NAN)),
                new Kink(
                        "squared_difference",
                        x -> x.get(0).squaredDifference(x.get(1)),
                        in(v(3), v(3)),
                        v(0),
                        v(0),
                        v(0)));
    }

    static Stream<Kink> powers() {
        Function<List<Value>, Value> pow = x -> x.get(0).pow(x.get(1));
        return Stream.of(
                new Kink(
                        "pow at 0",
                        pow,
                        in(v(0, 0, 0, 0, 0), v(0, 1, 2, 0.5, -1)),
                        v(1, 0, 0, 0, INF),
                        v(NAN, 1, 0, INF, -INF),
                        v(0, 0, 0, 0, NAN)),
                new Kink(
                        "pow below 0",
                        pow,
                        in(v(-2, -2, -2), v(2, 3, 0.5)),
                        v(4, -8, NAN),
                        v(-4, 12, NAN),
                        v(0, 0, NAN)),
                new Kink("pow to 0", pow, in(v(1, INF, -1), v(0, 0, 0)), v(1, 1, 1), v(0, 0, 0), v(0, INF, 0)),
                new Kink("pow of a constant", of(x -> x.pow(2)), in(v(0, -3)), v(0, 9), v(0, -6)),
                new Kink("norm by sqrt", of(x -> x.square().sum().sqrt()), in(v(0, 0)), v(0), v(NAN, NAN)),
                new Kink("norm by pow", of(x -> x.square().sum().pow(0.5)), in(v(0, 0)), v(0), v(NAN, NAN)));
    }

    static Stream<Kink> ties() {
        Tensor a = v(1, 1, -0.0, 0, NAN, 1);
        Tensor b = v(1, 2, 0, -0.0, 1, NAN);
        return Stream.of(
                new Kink(
                        "maximum",
                        x -> x.get(0).maximum(x.get(1)),
                        in(a, b),
                        v(1, 2, 0, 0, NAN, NAN),
                        v(1, 0, 1, 1, 0, 0),
                        v(0, 1, 0, 0, 1, 1)),
                new Kink(
                        "minimum",
                        x -> x.get(0).minimum(x.get(1)),
                        in(a, b),
                        v(1, 1, 0, 0, NAN, NAN),
                        v(1, 1, 1, 1, 0, 0),
                        v(0, 0, 0, 0, 1, 1)),
                new Kink("maximum with itself", of(x -> x.maximum(x)), in(v(1, 2)), v(1, 2), v(1, 1)),
                new Kink("maximum of x and 0", of(x -> x.maximum(x.like(0))), in(v(0)), v(0), v(1)),
                new Kink("maximum of 0 and x", of(x -> x.like(0).maximum(x)), in(v(0)), v(0), v(0)),
                new Kink(
                        "clip by two",
                        of(x -> x.maximum(x.like(-1)).minimum(x.like(1))),
                        in(v(-1, 1)),
                        v(-1, 1),
                        v(1, 1)),
                new Kink(
                        "reduce_max",
                        of(x -> reduce(x, Reduction.MAX)),
                        in(v(3, 3, 1, 3)),
                        v(3),
                        v(1 / 3., 1 / 3., 0, 1 / 3.)),
                new Kink(
                        "reduce_max with nan",
                        of(x -> reduce(x, Reduction.MAX)),
                        in(v(1, NAN, 2)),
                        v(NAN),
                        v(NAN, NAN, NAN)),
                new Kink(
                        "reduce_max of infinities",
                        of(x -> reduce(x, Reduction.MAX)),
                        in(v(INF, INF, 1)),
                        v(INF),
                        v(0.5, 0.5, 0)),
                new Kink("reduce_min", of(x -> reduce(x, Reduction.MIN)), in(v(1, 1, 3)), v(1), v(0.5, 0.5, 0)),
                new Kink("reduce_max of zeros", of(x -> reduce(x, Reduction.MAX)), in(v(-0.0, 0)), v(0), v(0.5, 0.5)),
                new Kink(
                        "reduce_max of a matrix",
                        of(x -> reduce(x.reshape(Shape.of(2, 2)), Reduction.MAX)),
                        in(v(2, 1, 2, 0)),
                        v(2),
                        v(0.5, 0, 0.5, 0)));
    }

    static Stream<Kink> structure() {
        return Stream.of(
                new Kink("mean of nothing", of(Value::mean), in(v()), v(NAN), v()),
                new Kink("sum of nothing", of(Value::sum), in(v()), v(0), v()),
                new Kink("max of nothing", of(x -> reduce(x, Reduction.MAX)), in(v()), v(-INF), v()),
                new Kink("min of nothing", of(x -> reduce(x, Reduction.MIN)), in(v()), v(INF), v()),
                new Kink(
                        "where over log, the nan trap",
                        of(x -> x.gt(0).select(x.log(), x.zerosLike())),
                        in(v(0, -1, 2)),
                        v(0, 0, 0.6931471805599453),
                        v(NAN, 0, 0.5)),
                new Kink(
                        "where over sqrt, no trap",
                        of(x -> x.gt(0).select(x.sqrt(), x.zerosLike())),
                        in(v(0, 4)),
                        v(0, 2),
                        v(0, 0.25)),
                new Kink(
                        "where with a nan not chosen",
                        x -> x.get(0).gt(0).select(x.get(0), x.get(1)),
                        in(v(1, NAN), v(NAN, 2)),
                        v(1, 2),
                        v(1, 0),
                        v(0, 1)),
                new Kink("softmax", of(Value::softmax), in(v(1000, 0, -1000)), v(1, 0, 0), v(0, 0, 0)),
                new Kink("softmax of inf", of(Value::softmax), in(v(INF, 0)), v(NAN, NAN), v(NAN, NAN)),
                new Kink("log_softmax", of(Value::logSoftmax), in(v(1000, 0)), v(0, -1000), v(-1, 1)),
                new Kink(
                        "gather twice", of(x -> x.gather(ints(x, 0, 0, 2), 0)), in(v(1, 2, 3)), v(1, 1, 3), v(2, 0, 1)),
                new Kink(
                        "cast that underflows",
                        of(x -> x.cast(DType.F32).cast(DType.F64)),
                        in(v(1e-46, 1.1)),
                        v(0, 1.100000023841858),
                        v(1, 1)),
                new Kink(
                        "broadcast_to its own shape",
                        of(x -> x.graph().apply(new BroadcastTo(List.of(2)), x)),
                        in(v(1, 2)),
                        v(1, 2),
                        v(1, 1)),
                new Kink("broadcast_to nothing", of(x -> x.broadcastTo(Shape.of(3, 0))), in(v()), v(), v()),
                new Kink("broadcast of one to none", of(x -> x.broadcastTo(Shape.of(0))), in(v(5)), v(), v(0)),
                new Kink(
                        "matmul of inf and 0",
                        x -> x.get(0).reshape(Shape.of(1, 2)).matmul(x.get(1).reshape(Shape.of(2, 1))),
                        in(v(0, 1), v(INF, 1)),
                        v(NAN),
                        v(INF, 1),
                        v(0, 1)),
                new Kink(
                        "segment sum with negative ids",
                        of(x -> x.unsortedSegmentSum(ints(x, 0, -1, 1), 2)),
                        in(v(1, 2, 3)),
                        v(1, 3),
                        v(1, 0, 1)));
    }
}
