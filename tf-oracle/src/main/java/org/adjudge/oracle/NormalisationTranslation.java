package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.LocalResponseNormalization;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/** Normalisations whose kernels take float32 only; for float64 they are composed of other ops. */
final class NormalisationTranslation extends FamilyTranslation {
    NormalisationTranslation(FamilyTranslation scope) {
        super(scope);
    }

    private boolean isDouble() {
        return in(0).dataType() == DataType.DT_DOUBLE;
    }

    /** FusedBatchNormV3, which in training takes an empty mean and variance. */
    List<Output<?>> fusedBatchNorm(FusedBatchNorm op) {
        if (isDouble()) {
            return composedBatchNorm(op);
        }
        List<Output<?>> operands = new ArrayList<>(inputs);
        while (operands.size() < 5) {
            operands.add(graph.constant(Tensor.of(DType.F32, Shape.of(0))));
        }
        return graph.buildAll("FusedBatchNormV3", b -> {
                    operands.forEach(b::addInput);
                    return b.setAttr("epsilon", op.epsilon())
                            .setAttr("exponential_avg_factor", 1f)
                            .setAttr("data_format", op.dataFormat())
                            .setAttr("is_training", op.isTraining());
                })
                .subList(0, 3);
    }

    /** The moments by Mean and SquaredDifference, then {@code (x - mean) Rsqrt(variance + ε) scale + offset}. */
    private List<Output<?>> composedBatchNorm(FusedBatchNorm op) {
        int axis = op.dataFormat().equals("NCHW") ? 1 : 3;
        List<Integer> others =
                IntStream.range(0, 4).filter(a -> a != axis).boxed().toList();
        List<Integer> wide = new ArrayList<>(Collections.nCopies(4, 1));
        wide.set(axis, -1);
        Output<?> axes = graph.ints(others);
        Output<?> mean = op.isTraining() ? graph.op("Mean", in(0), axes) : in(3);
        Output<?> centred = graph.op("Sub", in(0), wide(mean, wide));
        Output<?> variance = op.isTraining() ? graph.op("Mean", graph.op("Square", centred), axes) : in(4);
        Output<?> rate = graph.op("Rsqrt", graph.op("AddV2", variance, number(op.epsilon())));
        Output<?> scaled = graph.op("Mul", centred, wide(graph.op("Mul", rate, in(1)), wide));
        Output<?> y = graph.op("AddV2", scaled, wide(in(2), wide));
        double count = others.stream().mapToDouble(a -> in(0).shape().get(a)).reduce(1, (a, b) -> a * b);
        Output<?> unbiased = op.isTraining()
                ? graph.op("Mul", variance, number(count / Math.max(count - 1, 1)))
                : graph.op("Identity", variance);
        return List.of(y, graph.op("Identity", mean), unbiased);
    }

    private Output<?> wide(Output<?> vector, List<Integer> shape) {
        return graph.op("Reshape", vector, graph.ints(shape));
    }

    private Output<?> number(double value) {
        return graph.constant(Tensor.of(DType.F64, Shape.SCALAR, value));
    }

    /** LRN; in float64 the window is a product with a band of ones. */
    List<Output<?>> localResponseNormalization(LocalResponseNormalization op) {
        if (!isDouble()) {
            return List.of(graph.build(
                    "LRN",
                    b -> b.addInput(in(0))
                            .setAttr("depth_radius", op.depthRadius())
                            .setAttr("bias", op.bias())
                            .setAttr("alpha", op.alpha())
                            .setAttr("beta", op.beta())));
        }
        int channels = (int) in(0).shape().get(3);
        Output<?> reach = graph.number(Math.min(op.depthRadius(), channels));
        Output<?> ones = graph.op("Fill", graph.ints(List.of(channels, channels)), number(1));
        Output<?> band = graph.op("MatrixBandPart", ones, reach, reach);
        Output<?> square = graph.op("Square", in(0));
        Output<?> sums = graph.build(
                "Einsum", b -> b.addInputList(new Output<?>[] {square, band}).setAttr("equation", "nhwc,cd->nhwd"));
        Output<?> base = graph.op("AddV2", graph.op("Mul", sums, number(op.alpha())), number(op.bias()));
        return op("Mul", in(0), graph.op("Pow", base, number(-op.beta())));
    }
}
