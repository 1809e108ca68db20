package org.adjudge.oracle;

import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.ArgReduce;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Cumulate;
import org.adjudge.ir.L2Loss;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.ReductionOp;
import org.adjudge.ir.SegmentReduce;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.UnsortedSegmentSum;
import org.tensorflow.Output;

/** Reductions, scans and sums by segment. */
final class ReductionTranslation extends FamilyTranslation implements ReductionOp.Visitor<List<Output<?>>> {
    ReductionTranslation(FamilyTranslation scope) {
        super(scope);
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
}
