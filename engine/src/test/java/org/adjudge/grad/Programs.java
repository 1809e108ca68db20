package org.adjudge.grad;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Concat;
import org.adjudge.ir.Cumulate;
import org.adjudge.ir.Cumulation;
import org.adjudge.ir.ExpandDims;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.L2Loss;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MirrorPad;
import org.adjudge.ir.MirrorPadGrad;
import org.adjudge.ir.Op;
import org.adjudge.ir.PadV2;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Roll;
import org.adjudge.ir.ScatterNd;
import org.adjudge.ir.Split;
import org.adjudge.ir.SplitV;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Stack;
import org.adjudge.ir.StridedSliceGrad;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.Tile;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Unstack;
import org.adjudge.ir.Value;
import org.adjudge.ir.Where;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Every differentiable op of the vocabulary in small programs of float64 inputs, which are smooth where they are asked. */
final class Programs {
    private Programs() {}

    /** A program and the shapes of its inputs. */
    record Program(String name, Function<List<Value>, Value> text, List<Shape> shapes) {
        @Override
        public String toString() {
            return name + " " + shapes;
        }
    }

    static Program program(String name, Function<List<Value>, Value> text, Shape... shapes) {
        return new Program(name, text, List.of(shapes));
    }

    static Program apply(Op op, Shape... shapes) {
        return program(op.toString(), x -> x.get(0).graph().apply(op, x.toArray(Value[]::new)), shapes);
    }

    static Shape of(int... extents) {
        return Shape.of(extents);
    }

    static Value ints(Value x, Shape shape, int... elements) {
        return x.graph().constant(Tensor.of(shape, elements));
    }

    private static Value chosen(Value x, boolean... elements) {
        return x.graph().constant(Tensor.of(Shape.of(elements.length), elements));
    }

    static Stream<Program> all() {
        return Stream.of(
                        elementwise(),
                        TwinPrograms.all(),
                        ElementwisePrograms.all(),
                        SpecialPrograms.all(),
                        reductions(),
                        products(),
                        shapes(),
                        places(),
                        indices(),
                        LinearAlgebraPrograms.all(),
                        NeuralPrograms.all(),
                        DecompositionPrograms.all(),
                        ConvolutionPrograms.all(),
                        shared(),
                        ReductionPrograms.all(),
                        PlacesPrograms.all())
                .flatMap(List::stream);
    }

    private static final Set<Unary> POSITIVE = EnumSet.of(Unary.LOG, Unary.LOG1P, Unary.SQRT, Unary.RSQRT);
    private static final Set<Unary> BOUNDED = EnumSet.of(Unary.ASIN, Unary.ACOS, Unary.ATANH, Unary.ACOSH, Unary.TAN);

    /** A function that is defined on (-1, 1), or beyond 1, of values brought there. */
    private static Program within(Unary op) {
        return program(
                op + " within its domain",
                x -> {
                    Value inside = x.get(0).tanh().times(0.9);
                    return x.get(0)
                            .graph()
                            .apply(op, op == Unary.ACOSH ? inside.square().plus(1.5) : inside);
                },
                of(2, 3));
    }

    /** A function of two tensors whose quotient is not whole: there floordiv and floormod jump. */
    private static Program between(Binary op, Shape x, Shape y) {
        boolean jumps = op == Binary.FLOORDIV || op == Binary.FLOORMOD || op == Binary.TRUNCATEMOD;
        return jumps
                ? program(
                        op + " off its jumps",
                        v -> v.get(0).graph().apply(op, v.get(0).times(Math.E), v.get(1)),
                        x,
                        y)
                : apply(op, x, y);
    }

    private static List<Program> elementwise() {
        List<Program> result = new ArrayList<>();
        for (Unary op : Unary.values()) {
            if (op.differentiable(0)) {
                result.add(BOUNDED.contains(op) ? within(op) : apply(op, of(2, 3)));
                if (!POSITIVE.contains(op) && !BOUNDED.contains(op)) {
                    result.add(program(
                            op + " below 0",
                            x -> x.get(0).graph().apply(op, x.get(0).neg()),
                            of(3)));
                }
            }
        }
        for (Binary op : Binary.values()) {
            result.add(between(op, of(2, 3), of(2, 3)));
            result.add(between(op, of(2, 1), of(1, 3)));
            result.add(between(op, of(2, 2, 3), of(2, 1)));
            result.add(between(op, Shape.SCALAR, of(2)));
        }
        result.add(
                program("where", x -> chosen(x.get(0), true, false, true).select(x.get(0), x.get(1)), of(2, 3), of(1)));
        result.add(program(
                "where of a column", x -> chosen(x.get(0), true, false).select(x.get(0), x.get(1)), of(2, 1), of(2)));
        return result;
    }

    private static List<Program> reductions() {
        List<Program> result = new ArrayList<>();
        for (Reduction kind : Reduction.values()) {
            for (Axes axes : List.of(Axes.all(), Axes.of(0), Axes.of(-1), Axes.of(0, -2), Axes.of())) {
                result.add(apply(new Reduce(kind, axes, false), of(2, 3, 2)));
                result.add(apply(new Reduce(kind, axes, true), of(2, 3, 2)));
            }
        }
        result.add(program("softmax", x -> x.get(0).softmax(), of(4)));
        result.add(program("softmax", x -> x.get(0).softmax(), of(2, 2, 3)));
        result.add(program("log_softmax", x -> x.get(0).logSoftmax(), of(4)));
        result.add(program("log_softmax", x -> x.get(0).logSoftmax(), of(2, 2, 3)));
        for (Cumulation kind : Cumulation.values()) {
            // the logsumexp of nothing is not finite: no difference can be taken of it
            boolean[] forms = kind == Cumulation.LOGSUMEXP ? new boolean[] {false} : new boolean[] {false, true};
            for (boolean exclusive : forms) {
                result.add(apply(new Cumulate(kind, 0, exclusive, false), of(3, 2)));
                result.add(apply(new Cumulate(kind, -1, exclusive, true), of(2, 3)));
            }
        }
        result.add(apply(new L2Loss(), of(2, 3)));
        return result;
    }

    private static List<Program> products() {
        List<Program> result = new ArrayList<>();
        Shape[][] batches = {{of(), of()}, {of(2), of()}, {of(), of(2)}, {of(2, 1), of(1, 2)}};
        for (Shape[] batch : batches) {
            for (int flags = 0; flags < 4; flags++) {
                boolean a = (flags & 1) != 0;
                boolean b = (flags & 2) != 0;
                Shape left = batch[0].concat(a ? of(3, 2) : of(2, 3));
                Shape right = batch[1].concat(b ? of(4, 3) : of(3, 4));
                result.add(apply(new MatMul(a, b), left, right));
                result.add(apply(new MatMul(false, false, a, b), left, right));
            }
        }
        return result;
    }

    private static List<Program> shapes() {
        return List.of(
                apply(new Reshape(List.of(3, -1)), of(2, 3)),
                apply(new Transpose(List.of(2, 0, 1)), of(2, 3, 4)),
                apply(new ExpandDims(1), of(2, 3)),
                apply(new Squeeze(Axes.all()), of(1, 3, 1)),
                apply(new Squeeze(Axes.of(-1)), of(1, 3, 1)),
                apply(new BroadcastTo(List.of(2, 3, 2)), of(3, 1)),
                apply(new Concat(-1), of(2, 1), of(2, 3), of(2, 2)),
                apply(new Stack(1), of(2, 3), of(2, 3), of(2, 3)),
                program("slice", x -> x.get(0).slice(List.of(1, 0), List.of(-1, 2)), of(3, 3)),
                program("pad", x -> x.get(0).pad(List.of(List.of(1, 0), List.of(0, 2))), of(2, 3)));
    }

    private static List<Program> places() {
        List<List<Integer>> around = List.of(List.of(1, 0), List.of(0, 2));
        return List.of(
                apply(new Tile(List.of(2, 3)), of(2, 3)),
                apply(new Reverse(List.of(1)), of(2, 3)),
                apply(new Roll(List.of(1, -2), List.of(0, 1)), of(2, 3)),
                apply(new PadV2(around), of(2, 3), of()),
                apply(new MirrorPad(around, "REFLECT"), of(2, 3)),
                apply(new MirrorPad(around, "SYMMETRIC"), of(2, 3)),
                apply(new MirrorPadGrad(around, "REFLECT"), of(3, 5)),
                program("gather_nd", x -> place(new GatherNd(), x.get(0), 0, 2, 1, 0, 0, 2), of(2, 3)),
                program(
                        "scatter_nd",
                        x -> {
                            Value ids = ints(x.get(0), of(3, 1), 1, 0, 1);
                            return x.get(0).graph().apply(new ScatterNd(List.of(4, 2)), ids, x.get(0));
                        },
                        of(3, 2)),
                program("split", x -> product(new Split(3, 1), x.get(0)), of(2, 3)),
                program("split_v", x -> first(new SplitV(List.of(1, 2), 1), x.get(0)), of(2, 3)),
                program("unstack", x -> product(new Unstack(0), x.get(0)), of(3, 2)));
    }

    private static Value place(Op op, Value x, int... indices) {
        return x.graph().apply(op, x, ints(x, of(indices.length / 2, 2), indices));
    }

    /** The first output times the last one. */
    private static Value product(Op op, Value x) {
        List<Value> outputs = x.graph().applyAll(op, List.of(x));
        return outputs.get(0).times(outputs.get(outputs.size() - 1));
    }

    /** The first output; the others are not used. */
    private static Value first(Op op, Value x) {
        return x.graph().applyAll(op, List.of(x)).get(0).square();
    }

    private static List<Program> indices() {
        List<Subscript> subscripts = List.of(
                new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), -2),
                new Subscript.NewAxis(),
                new Subscript.At(1));
        return List.of(
                program("strided_slice", x -> x.get(0).stridedSlice(subscripts), of(3, 2, 2)),
                apply(new StridedSliceGrad(List.of(3, 2, 2), subscripts), of(2, 1, 2)),
                program("gather rows", x -> x.get(0).gather(ints(x.get(0), of(2, 2), 0, 2, 2, 1), 0), of(3, 2)),
                program("gather the middle", x -> x.get(0).gather(ints(x.get(0), of(3), 1, 1, 0), 1), of(2, 3, 2)),
                program("gather columns", x -> x.get(0).gather(ints(x.get(0), of(), 2), -1), of(2, 3)),
                program(
                        "unsorted_segment_sum",
                        x -> x.get(0).unsortedSegmentSum(ints(x.get(0), of(4), 2, -1, 0, 2), 4),
                        of(4, 2)),
                program(
                        "unsorted_segment_sum of a matrix of ids",
                        x -> x.get(0).unsortedSegmentSum(ints(x.get(0), of(2, 2), 1, 0, 1, 1), 2),
                        of(2, 2)));
    }

    private static List<Program> shared() {
        return List.of(
                program("x * x", x -> x.get(0).times(x.get(0)), of(3)),
                program("x ** x", x -> x.get(0).pow(x.get(0)), of(3)),
                program("x @ x", x -> x.get(0).matmul(x.get(0)), of(2, 3, 3)),
                program("x @ transpose(x)", x -> x.get(0).matmul(x.get(0), false, true), of(2, 3)),
                program("concat([x, x])", x -> concat(x.get(0), 2), of(2)),
                program(
                        "exp(x) / sum(exp(x))",
                        x -> x.get(0).exp().over(x.get(0).exp().sum()),
                        of(3)),
                program(
                        "tanh(x @ w + b)",
                        x -> x.get(0).matmul(x.get(1)).plus(x.get(2)).tanh(),
                        of(2, 3),
                        of(3, 2),
                        of(2)),
                program(
                        "where twice",
                        x -> x.get(0)
                                .graph()
                                .apply(
                                        new Where(),
                                        chosen(x.get(0), true, false),
                                        x.get(0),
                                        x.get(0).square()),
                        of(2)));
    }

    private static Value concat(Value x, int times) {
        return x.graph().applyAll(new Concat(0), Collections.nCopies(times, x)).get(0);
    }
}
