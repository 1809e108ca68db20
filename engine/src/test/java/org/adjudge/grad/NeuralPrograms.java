package org.adjudge.grad;

import static org.adjudge.grad.Programs.apply;
import static org.adjudge.grad.Programs.program;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.BiasAdd;
import org.adjudge.ir.CropAndResize;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.Graph;
import org.adjudge.ir.LocalResponseNormalization;
import org.adjudge.ir.Resize;
import org.adjudge.ir.ResizeGrad;
import org.adjudge.ir.ScaleAndTranslate;
import org.adjudge.ir.SoftmaxCrossEntropy;
import org.adjudge.ir.SparseSoftmaxCrossEntropy;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Interpolation;
import org.adjudge.tensor.Sampling;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Programs of norms and losses. */
final class NeuralPrograms {
    private NeuralPrograms() {}

    private static Shape of(int... extents) {
        return Shape.of(extents);
    }

    private static Program sparse(Shape labels, int... elements) {
        return program(
                "sparse cross entropy",
                x -> x.get(0)
                        .graph()
                        .apply(
                                new SparseSoftmaxCrossEntropy(),
                                x.get(0).graph().constant(Tensor.of(labels, elements)),
                                x.get(0)),
                labels.concat(of(3)));
    }

    /** All outputs of a batch normalisation in one. */
    private static Value normalised(FusedBatchNorm op, List<Value> x) {
        List<Value> outputs = x.get(0).graph().applyAll(op, x);
        Shape channels = op.dataFormat().equals("NHWC") ? of(2) : of(2, 1, 1);
        return outputs.get(0)
                .times(outputs.get(1).reshape(channels))
                .plus(outputs.get(2).reshape(channels).square());
    }

    /** Two crops of one image; the boxes are brought off the whole coordinates, where there are kinks. */
    private static Program cropped(List<Integer> size) {
        CropAndResize op = new CropAndResize(size, "bilinear", 0.5f);
        return program(
                op.toString(),
                x -> {
                    Graph graph = x.get(0).graph();
                    Value boxes = graph.constant(Tensor.of(of(2, 4), 0.13, 0.21, 0.77, 0.89, 0.9, 0.12, 0.15, 1.2));
                    Value moved =
                            boxes.cast(x.get(1).dtype()).plus(x.get(1).tanh().times(1e-3));
                    return graph.apply(op, x.get(0), moved, graph.constant(Tensor.of(of(2), 1, 1)));
                },
                of(2, 4, 5, 1),
                of(2, 4));
    }

    static List<Program> all() {
        List<Program> result = new ArrayList<>(List.of(
                apply(new SoftmaxCrossEntropy(), of(3), of(3)),
                apply(new SoftmaxCrossEntropy(), of(2, 2, 3), of(2, 2, 3)),
                sparse(of(), 1),
                sparse(of(2, 2), 1, 0, 2, 2),
                apply(new BiasAdd("NHWC"), of(2, 3), of(3)),
                apply(new BiasAdd("NCHW"), of(2, 3, 2), of(3)),
                apply(new LocalResponseNormalization(1, 2, 0.5f, 0.75f), of(1, 2, 1, 4)),
                apply(new LocalResponseNormalization(5, 1, 1, 0.5f), of(2, 1, 1, 3))));
        for (Interpolation method : Interpolation.values()) {
            result.add(apply(new Resize(method, List.of(5, 2), false, true), of(2, 3, 4, 2)));
            result.add(apply(new Resize(method, List.of(5, 2), true, false), of(1, 3, 4, 2)));
            result.add(apply(new ResizeGrad(method, List.of(3, 4), false, false), of(1, 5, 2, 2)));
        }
        for (Sampling sampling : Sampling.values()) {
            List<Float> scale = List.of(1.5f, 0.4f);
            List<Float> moved = List.of(0.25f, -0.5f);
            result.add(apply(
                    new ScaleAndTranslate(
                            ScaleAndTranslate.Direction.FORTH, List.of(4, 3), scale, moved, sampling.text(), true),
                    of(2, 3, 5, 2)));
            result.add(apply(
                    new ScaleAndTranslate(
                            ScaleAndTranslate.Direction.BACK, List.of(3, 5), scale, moved, sampling.text(), false),
                    of(1, 4, 3, 2)));
        }
        result.add(cropped(List.of(3, 2)));
        result.add(cropped(List.of(1, 2)));
        for (String format : List.of("NHWC", "NCHW")) {
            Shape image = format.equals("NHWC") ? of(2, 1, 2, 2) : of(2, 2, 1, 2);
            FusedBatchNorm training = new FusedBatchNorm(0.01f, format, true);
            result.add(program(training.toString(), x -> normalised(training, x), image, of(2), of(2)));
            FusedBatchNorm given = new FusedBatchNorm(0.5f, format, false);
            result.add(program(
                    given.toString(),
                    x -> {
                        List<Value> operands = new ArrayList<>(x);
                        operands.set(4, x.get(4).square());
                        return normalised(given, operands);
                    },
                    image,
                    of(2),
                    of(2),
                    of(2),
                    of(2)));
        }
        return result;
    }
}
