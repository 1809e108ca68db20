package org.adjudge.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Cumulate;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.LayoutOp;
import org.adjudge.ir.LinearAlgebraOp;
import org.adjudge.ir.LogMatrixDeterminant;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.MatrixDeterminant;
import org.adjudge.ir.MatrixExponential;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixSolveLs;
import org.adjudge.ir.MatrixSquareRoot;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.PseudoInverse;
import org.adjudge.ir.Qr;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.SelfAdjointEig;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.ir.Svd;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/**
 * Where a graph rounds: a factor {@code 1 + ε r}, fed at each run, behind every value.
 *
 * <p>What was not rounded, an input, a constant or either with its elements moved, is disturbed too, but that is for the inside of
 * the kernels that read it. The four operations and the square root round their result and nothing else (IEEE 754): they see it as it
 * is. So x² - y² is not forgiven what (x - y)(x + y) keeps.
 *
 * <p>Equal numbers of one value get equal factors, so that what was tied stays tied. But an op that adds up rounds each term by itself:
 * what it reads, and the seed and the directions, have factors element by element. So has each contribution to the cotangent of a value
 * that has several uses: the gradient of x / x is the rounding of two that cancel.
 */
final class Disturbances implements Rendering.Coupling {
    private static final Set<Op> ROUND_THEIR_RESULT = Set.of(
            Binary.ADD,
            Binary.SUBTRACT,
            Binary.MULTIPLY,
            Binary.DIVIDE,
            Binary.MAXIMUM,
            Binary.MINIMUM,
            Binary.SQUARED_DIFFERENCE,
            Unary.NEG,
            Unary.ABS,
            Unary.SQUARE,
            Unary.SQRT,
            Unary.RECIPROCAL,
            Unary.IDENTITY,
            Unary.STOP_GRADIENT,
            Unary.RELU);

    /** Their gradients read the op's own output y, and amplify its rounding: {@code 1 - y²}, {@code √(2π) exp(y²/2)} and the like. */
    private static final Set<Op> GRADIENT_READS_OUTPUT =
            Set.of(Unary.TANH, Unary.SIGMOID, Unary.ELU, Unary.SELU, Special.ERFINV, Special.NDTRI);

    /** How often the answer is differentiated at most: what only gradients would see is not disturbed if there are none. */
    private final int order;

    private final DisturbanceFactors factors = new DisturbanceFactors();
    private final Map<Graph, Map<Value, Long>> uses = new HashMap<>();
    /** That of the one graph that is disturbed. */
    private Optional<Output<?>> zero = Optional.empty();

    Disturbances(int order) {
        this.order = order;
    }

    @Override
    public Output<?> couple(NativeGraph graph, Value value, Output<?> computed) {
        if (computed.dataType() != DataType.DT_DOUBLE) {
            return computed;
        }
        Output<?> disturbed = graph.op("Mul", computed, factors.behind(graph, value, computed));
        return order == 0
                ? disturbed
                : split(graph, differentiated(graph, value, computed, disturbed), v -> shape(v, value), disturbed);
    }

    /** What the gradient reads: the output as it was rounded, if it reads the output. */
    private Output<?> differentiated(NativeGraph graph, Value value, Output<?> computed, Output<?> disturbed) {
        Op op = value.node().op();
        if (GRADIENT_READS_OUTPUT.contains(op)) {
            return atAnotherOperand(graph, computed, disturbed);
        }
        return op instanceof Softmax || op instanceof LogSoftmax
                ? byItsSum(graph, ((GraphOperation) computed.op()).input(0), value, op instanceof Softmax)
                : computed;
    }

    /**
     * {@code exp(x - log Σ exp x)}, or its logarithm: the gradient subtracts a sum of cotangents, weighted, from each, and that sum was rounded,
     * which shows where all but nothing is left. It is the sum whose gradient is disturbed, not the logarithm: the gradient divides by the sum,
     * and that is differentiated again for the second order.
     */
    private Output<?> byItsSum(NativeGraph graph, Output<?> logits, Value value, boolean exponential) {
        Output<?> axis = graph.ints(List.of(-1));
        Output<?> largest = graph.op(
                "StopGradient",
                graph.build("Max", b -> b.addInput(logits).addInput(axis).setAttr("keep_dims", true)));
        Output<?> shifted = graph.op("Sub", logits, largest);
        Output<?> exp = graph.op("Exp", shifted);
        Output<?> sum = graph.build("Sum", b -> b.addInput(exp).addInput(axis).setAttr("keep_dims", true));
        Output<?> rounded = split(graph, sum, v -> sums(shape(v, value)), sum);
        Output<?> y = graph.op("Sub", shifted, graph.op("Log", rounded));
        return exponential ? graph.op("Exp", y) : y;
    }

    /**
     * The value of one, the gradient of the other with a factor for each element: a value and its cotangent are rounded each by itself. With one
     * factor for both, {@code u v} would hand on the same error to u and to v, and what cancels between them would not show.
     */
    private Output<?> split(
            NativeGraph graph, Output<?> differentiated, Function<Map<Value, Tensor>, Shape> shape, Output<?> value) {
        return order == 1
                ? withSlope(graph, slope(graph, differentiated, shape), value)
                : withValue(graph, apart(graph, differentiated, shape), value);
    }

    /** With a factor for each element, in its value and in its gradient. */
    private Output<?> rounded(NativeGraph graph, Output<?> numbers, Function<Map<Value, Tensor>, Shape> shape) {
        if (order != 1) {
            return apart(graph, numbers, shape);
        }
        Output<?> slope = slope(graph, numbers, shape);
        return withSlope(graph, slope, graph.op("Mul", numbers, slope));
    }

    /**
     * The factors, as if they were the exponential of the numbers, in whose place they are fed. For Exp's gradient is one product, with its output;
     * that of Mul is two, and sums over what might be broadcast. It can be differentiated once: in truth the factors do not depend on the numbers.
     */
    private Output<?> slope(NativeGraph graph, Output<?> numbers, Function<Map<Value, Tensor>, Shape> shape) {
        return factors.inPlaceOf(graph.op("Exp", numbers), shape);
    }

    /** A value that has a slope: it is added to the slope less itself, which is 0, so that nothing of it is rounded. */
    private Output<?> withSlope(NativeGraph graph, Output<?> slope, Output<?> value) {
        Output<?> nothing = graph.sum(slope, factors.negative(graph, slope));
        return graph.sum(nothing, graph.op("StopGradient", value));
    }

    /** The value of one, the gradient of the other. */
    private Output<?> withValue(NativeGraph graph, Output<?> differentiated, Output<?> value) {
        Output<?> step = graph.op("Sub", value, differentiated);
        Output<?> finite = graph.op("SelectV2", graph.op("IsFinite", step), step, zero(graph));
        return graph.sum(differentiated, graph.op("StopGradient", finite));
    }

    private Output<?> zero(NativeGraph graph) {
        if (zero.isEmpty()) {
            zero = Optional.of(graph.constant(Tensor.scalar(DType.F64, 0)));
        }
        return zero.get();
    }

    @Override
    public Output<?> seenBy(NativeGraph graph, Node user, int slot, Output<?> computed, Output<?> seen) {
        if (seen.dataType() != DataType.DT_DOUBLE) {
            return seen;
        }
        Output<?> read = readBy(graph, user, slot, computed, seen);
        return order > 0 && isShared(user.inputs().get(slot))
                ? split(graph, read, v -> shape(v, user.inputs().get(slot)), read)
                : read;
    }

    private Output<?> readBy(NativeGraph graph, Node user, int slot, Output<?> computed, Output<?> seen) {
        Value value = user.inputs().get(slot);
        Op op = value.node().op();
        boolean unrounded = op instanceof Input || op instanceof Constant || op instanceof LayoutOp;
        // a negative base has no power but of whole numbers, and there is no half an order
        boolean whole = (user.op() == Binary.POW && slot == 1) || (user.op() == SpecialBinary.POLYGAMMA && slot == 0);
        if (unrounded && (whole || ROUND_THEIR_RESULT.contains(user.op()) || user.op() instanceof LayoutOp)) {
            return computed;
        }
        if (whole) {
            Output<?> isWhole = graph.op("Equal", computed, graph.op("Rint", computed));
            return withValue(graph, seen, graph.op("SelectV2", isWhole, computed, seen));
        }
        if (!addsUp(user.op())) {
            return seen;
        }
        Output<?> read = rounded(graph, unrounded ? computed : seen, v -> shape(v, value));
        return slot == 0 && isDecomposition(user.op()) ? byNorm(graph, read, value) : read;
    }

    /**
     * Whether an op works on a matrix as a whole. What it computes is right of a matrix that is off by a few roundings of its largest
     * element, in small elements too (Higham 2002, theorems 9.3, 19.4 and 20.3).
     */
    private static boolean isDecomposition(Op op) {
        return op instanceof MatrixInverse
                || op instanceof MatrixSolve
                || op instanceof MatrixSolveLs
                || op instanceof MatrixDeterminant
                || op instanceof LogMatrixDeterminant
                || op instanceof MatrixExponential
                || op instanceof MatrixSquareRoot
                || op instanceof PseudoInverse
                || op instanceof Qr
                || op instanceof Svd
                || op instanceof SelfAdjointEig;
    }

    /**
     * The matrices, each element off by a part of the largest. It has no gradient, OnesLike having none, so that Adjudge's gradient graph tells
     * what a gradient may be off by: of the exponential, which is many kernels to TensorFlow, this disturbance alone tells too little.
     */
    private Output<?> byNorm(NativeGraph graph, Output<?> matrices, Value value) {
        Output<?> magnitudes = graph.op("Abs", graph.op("StopGradient", matrices));
        Output<?> largest = graph.build(
                "Max",
                b -> b.addInput(magnitudes)
                        .addInput(graph.ints(List.of(-2, -1)))
                        .setAttr("keep_dims", true));
        Output<?> one = graph.constant(Tensor.scalar(DType.F64, 1));
        Output<?> ones = graph.op("OnesLike", magnitudes);
        Output<?> parts = graph.op("Sub", apart(graph, ones, v -> shape(v, value)), one);
        return graph.sum(matrices, graph.op("Mul", largest, parts));
    }

    /** Whether contributions to its cotangent are added up: each was rounded by itself, which shows where they cancel. */
    private boolean isShared(Value value) {
        return uses.computeIfAbsent(value.graph(), Disturbances::uses).getOrDefault(value, 0L) > 1;
    }

    private static Map<Value, Long> uses(Graph graph) {
        return graph.nodes().stream()
                .flatMap(node -> node.inputs().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Whether an op adds up many terms, whose rounding errors have nothing to do with each other even where they are equal. */
    private static boolean addsUp(Op op) {
        boolean sum = op instanceof Reduce reduce && reduce.kind() != Reduction.MAX && reduce.kind() != Reduction.MIN;
        return sum || op instanceof LinearAlgebraOp || op instanceof Cumulate;
    }

    @Override
    public Output<?> given(NativeGraph graph, Tensor tensor) {
        Output<?> constant = graph.constant(tensor);
        return tensor.dtype() == DType.F64 ? apart(graph, constant, v -> tensor.shape()) : constant;
    }

    /** With a factor of its own for each element. */
    private Output<?> apart(NativeGraph graph, Output<?> numbers, Function<Map<Value, Tensor>, Shape> shape) {
        return graph.op("Mul", numbers, factors.apart(graph, numbers, shape));
    }

    /** As it is when it runs: what it segments, say, TensorFlow knows no extent of before. */
    private static Shape shape(Map<Value, Tensor> values, Value value) {
        return DisturbanceFactors.nominal(values, value).shape();
    }

    private static Shape sums(Shape shape) {
        return shape.slice(0, shape.rank() - 1).concat(Shape.of(1));
    }

    /**
     * The function y of x at the operand where it is {@code wanted}, to first order: {@code y(x + stop((wanted - y) / y'))}. So
     * its gradient reads the disturbed y as it would read a rounded one.
     */
    private static Output<?> atAnotherOperand(NativeGraph graph, Output<?> y, Output<?> wanted) {
        Output<?> x = ((GraphOperation) y.op()).input(0);
        Output<?> slope = Adjoints.of(graph, y, List.of(Optional.of(x)), graph.op("OnesLike", y))
                .get(0)
                .node()
                .orElseThrow();
        Output<?> step = graph.op("DivNoNan", graph.op("Sub", wanted, y), slope);
        return graph.op(y.op().type(), graph.sum(x, graph.op("StopGradient", step)));
    }

    /** What is fed: see {@link DisturbanceFactors}. */
    Map<Output<?>, Tensor> factors(Map<Value, Tensor> values, int sample, double epsilon) {
        return factors.feeds(values, sample, epsilon);
    }
}
