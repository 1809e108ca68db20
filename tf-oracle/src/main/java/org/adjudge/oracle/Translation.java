package org.adjudge.oracle;

import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.ArgReduce;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Concat;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Cumulate;
import org.adjudge.ir.ExpandDims;
import org.adjudge.ir.Gather;
import org.adjudge.ir.Input;
import org.adjudge.ir.L2Loss;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.OpVisitor;
import org.adjudge.ir.Pad;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.SegmentReduce;
import org.adjudge.ir.Slice;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Stack;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.StridedSliceGrad;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Unary;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.UnsortedSegmentSum;
import org.adjudge.ir.Where;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/**
 * One op of the vocabulary as TensorFlow ops: those that TensorFlow Python's function of the op's name emits, with the
 * attributes as the program has them.
 *
 * <p>A negative axis stays negative, an absent one becomes all axes of the rank that TensorFlow knows: what TensorFlow
 * gets wrong with them is part of its testimony. The shapes that the engine inferred are not looked at.
 */
final class Translation implements OpVisitor<List<Output<?>>> {
    private final NativeGraph graph;
    private final Precision precision;
    private final List<Output<?>> inputs;

    /** A translation of an op that is applied to the given inputs. */
    Translation(NativeGraph graph, Precision precision, List<Output<?>> inputs) {
        this.graph = graph;
        this.precision = precision;
        this.inputs = inputs;
    }

    private Output<?> in(int k) {
        return inputs.get(k);
    }

    private List<Output<?>> op(String type, Output<?>... operands) {
        return List.of(graph.op(type, operands));
    }

    private static int rank(Output<?> output) {
        return output.shape().numDimensions();
    }

    /** Never called: who binds the inputs writes placeholders for them. */
    @Override
    public List<Output<?>> input(Input op) {
        throw new IllegalStateException("no value bound to input '" + op.label() + "'");
    }

    @Override
    public List<Output<?>> constant(Constant op) {
        return List.of(graph.constant(precision.of(op.value())));
    }

    @Override
    public List<Output<?>> unary(Unary op) {
        return op(name(op), in(0));
    }

    private static String name(Unary op) {
        return switch (op) {
            case NEG -> "Neg";
            case ABS -> "Abs";
            case SIGN -> "Sign";
            case SQUARE -> "Square";
            case IDENTITY -> "Identity";
            case STOP_GRADIENT -> "StopGradient";
            case EXP -> "Exp";
            case LOG -> "Log";
            case LOG1P -> "Log1p";
            case SQRT -> "Sqrt";
            case RECIPROCAL -> "Reciprocal";
            case SIN -> "Sin";
            case COS -> "Cos";
            case TANH -> "Tanh";
            case SIGMOID -> "Sigmoid";
            case RELU -> "Relu";
            case SOFTPLUS -> "Softplus";
        };
    }

    @Override
    public List<Output<?>> binary(Binary op) {
        return op(name(op), in(0), in(1));
    }

    private static String name(Binary op) {
        return switch (op) {
            case ADD -> "AddV2";
            case SUBTRACT -> "Sub";
            case MULTIPLY -> "Mul";
            case DIVIDE -> "RealDiv";
            case POW -> "Pow";
            case MAXIMUM -> "Maximum";
            case MINIMUM -> "Minimum";
            case SQUARED_DIFFERENCE -> "SquaredDifference";
        };
    }

    @Override
    public List<Output<?>> comparison(Comparison op) {
        return op(name(op), in(0), in(1));
    }

    private static String name(Comparison op) {
        return switch (op) {
            case LESS -> "Less";
            case LESS_EQUAL -> "LessEqual";
            case GREATER -> "Greater";
            case GREATER_EQUAL -> "GreaterEqual";
            case EQUAL -> "Equal";
            case NOT_EQUAL -> "NotEqual";
        };
    }

    @Override
    public List<Output<?>> where(Where op) {
        return op("SelectV2", in(0), in(1), in(2));
    }

    @Override
    public List<Output<?>> cast(Cast op) {
        return List.of(graph.build(
                "Cast", b -> b.addInput(in(0)).setAttr("DstT", Tensors.toTensorFlow(precision.of(op.dtype())))));
    }

    /** MatMul for two matrices, BatchMatMulV3 otherwise: that has adjoints only, which are transposes for real numbers. */
    @Override
    public List<Output<?>> matMul(MatMul op) {
        boolean flipA = op.transposeA() || op.adjointA();
        boolean flipB = op.transposeB() || op.adjointB();
        if (rank(in(0)) == 2 && rank(in(1)) == 2) {
            return List.of(graph.build(
                    "MatMul",
                    b -> b.addInput(in(0))
                            .addInput(in(1))
                            .setAttr("transpose_a", flipA)
                            .setAttr("transpose_b", flipB)));
        }
        return List.of(graph.build(
                "BatchMatMulV3",
                b -> b.addInput(in(0))
                        .addInput(in(1))
                        .setAttr("adj_x", flipA)
                        .setAttr("adj_y", flipB)
                        .setAttr("Tout", in(0).dataType())));
    }

    @Override
    public List<Output<?>> reduce(Reduce op) {
        Output<?> axes = graph.ints(axes(op.axis()));
        return List.of(graph.build(
                name(op.kind()), b -> b.addInput(in(0)).addInput(axes).setAttr("keep_dims", op.keepdims())));
    }

    private List<Integer> axes(Axes axes) {
        return axes.given()
                .orElseGet(() -> IntStream.range(0, rank(in(0))).boxed().toList());
    }

    private static String name(Reduction kind) {
        return switch (kind) {
            case SUM -> "Sum";
            case MEAN -> "Mean";
            case MAX -> "Max";
            case MIN -> "Min";
            case PROD -> "Prod";
            case EUCLIDEAN_NORM -> "EuclideanNorm";
        };
    }

    @Override
    public List<Output<?>> cumulate(Cumulate op) {
        String type = switch (op.kind()) {
            case SUM -> "Cumsum";
            case PROD -> "Cumprod";
            case LOGSUMEXP -> "CumulativeLogsumexp";
        };
        Output<?> axis = graph.number(op.axis());
        return List.of(graph.build(
                type,
                b -> b.addInput(in(0))
                        .addInput(axis)
                        .setAttr("exclusive", op.exclusive())
                        .setAttr("reverse", op.reverse())));
    }

    @Override
    public List<Output<?>> l2Loss(L2Loss op) {
        return op("L2Loss", in(0));
    }

    @Override
    public List<Output<?>> argReduce(ArgReduce op) {
        String type = switch (op.kind()) {
            case MAX -> "ArgMax";
            case MIN -> "ArgMin";
        };
        Output<?> axis = graph.number(op.axis());
        return List.of(graph.build(
                type,
                b -> b.addInput(in(0)).addInput(axis).setAttr("output_type", Tensors.toTensorFlow(op.outputType()))));
    }

    @Override
    public List<Output<?>> reshape(Reshape op) {
        return op("Reshape", in(0), graph.ints(op.shape()));
    }

    @Override
    public List<Output<?>> transpose(Transpose op) {
        return op("Transpose", in(0), graph.ints(op.perm()));
    }

    @Override
    public List<Output<?>> expandDims(ExpandDims op) {
        return op("ExpandDims", in(0), graph.number(op.axis()));
    }

    @Override
    public List<Output<?>> squeeze(Squeeze op) {
        long[] axes = op.axis().given().orElse(List.of()).stream()
                .mapToLong(Integer::longValue)
                .toArray();
        return List.of(graph.build("Squeeze", b -> b.addInput(in(0)).setAttr("squeeze_dims", axes)));
    }

    @Override
    public List<Output<?>> broadcastTo(BroadcastTo op) {
        return op("BroadcastTo", in(0), graph.ints(op.shape()));
    }

    /** ConcatV2, which takes two or more; of one it is that one. */
    @Override
    public List<Output<?>> concat(Concat op) {
        if (inputs.size() == 1) {
            return op("Identity", in(0));
        }
        Output<?> axis = graph.number(op.axis());
        return List.of(graph.build(
                "ConcatV2",
                b -> b.addInputList(inputs.toArray(Output<?>[]::new)).addInput(axis)));
    }

    @Override
    public List<Output<?>> stack(Stack op) {
        return List.of(graph.build(
                "Pack", b -> b.addInputList(inputs.toArray(Output<?>[]::new)).setAttr("axis", op.axis())));
    }

    @Override
    public List<Output<?>> slice(Slice op) {
        return op("Slice", in(0), graph.ints(op.begin()), graph.ints(op.size()));
    }

    @Override
    public List<Output<?>> pad(Pad op) {
        int[] paddings = op.paddings().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        return op("Pad", in(0), graph.constant(Tensor.of(Shape.of(op.paddings().size(), 2), paddings)));
    }

    @Override
    public List<Output<?>> stridedSlice(StridedSlice op) {
        SliceSpec spec = SliceSpec.of(op.subscripts());
        List<Output<?>> bounds = spec.bounds(graph);
        return List.of(graph.build(
                "StridedSlice",
                b -> spec.masks(b.addInput(in(0))
                        .addInput(bounds.get(0))
                        .addInput(bounds.get(1))
                        .addInput(bounds.get(2)))));
    }

    @Override
    public List<Output<?>> stridedSliceGrad(StridedSliceGrad op) {
        SliceSpec spec = SliceSpec.of(op.subscripts());
        List<Output<?>> bounds = spec.bounds(graph);
        Output<?> shape = graph.ints(op.shape());
        return List.of(graph.build(
                "StridedSliceGrad",
                b -> spec.masks(b.addInput(shape)
                        .addInput(bounds.get(0))
                        .addInput(bounds.get(1))
                        .addInput(bounds.get(2))
                        .addInput(in(0)))));
    }

    @Override
    public List<Output<?>> gather(Gather op) {
        return op("GatherV2", in(0), in(1), graph.number(op.axis()));
    }

    @Override
    public List<Output<?>> unsortedSegmentSum(UnsortedSegmentSum op) {
        return op("UnsortedSegmentSum", in(0), in(1), graph.number(op.numSegments()));
    }

    @Override
    public List<Output<?>> unsortedSegmentReduce(UnsortedSegmentReduce op) {
        String type = switch (op.kind()) {
            case MAX -> "UnsortedSegmentMax";
            case MIN -> "UnsortedSegmentMin";
            case PROD -> "UnsortedSegmentProd";
        };
        return op(type, in(0), in(1), graph.number(op.numSegments()));
    }

    /** The first versions of the ops: those that TensorFlow Python emits, SegmentSumV2 and its like, have no CPU kernel. */
    @Override
    public List<Output<?>> segmentReduce(SegmentReduce op) {
        String type = switch (op.kind()) {
            case SUM -> "SegmentSum";
            case MEAN -> "SegmentMean";
            case MAX -> "SegmentMax";
            case MIN -> "SegmentMin";
            case PROD -> "SegmentProd";
        };
        return op(type, in(0), graph.ints(op.segmentIds()));
    }

    @Override
    public List<Output<?>> softmax(Softmax op) {
        return op("Softmax", in(0));
    }

    @Override
    public List<Output<?>> logSoftmax(LogSoftmax op) {
        return op("LogSoftmax", in(0));
    }
}
