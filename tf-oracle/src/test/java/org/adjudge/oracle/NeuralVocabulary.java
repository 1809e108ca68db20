package org.adjudge.oracle;

import static org.adjudge.oracle.Vocabulary.some;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.BiasAdd;
import org.adjudge.ir.CropAndResize;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.LocalResponseNormalization;
import org.adjudge.ir.Resize;
import org.adjudge.ir.ResizeGrad;
import org.adjudge.ir.ScaleAndTranslate;
import org.adjudge.ir.SoftmaxCrossEntropy;
import org.adjudge.ir.SparseSoftmaxCrossEntropy;
import org.adjudge.oracle.Vocabulary.Use;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Interpolation;
import org.adjudge.tensor.Sampling;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Norms and losses with operands. */
final class NeuralVocabulary {
    private NeuralVocabulary() {}

    /** Each interpolation, larger and smaller, with each form of coordinates. */
    static List<Use> images(DType dtype) {
        List<Use> result = new ArrayList<>();
        for (Interpolation method : Interpolation.values()) {
            for (int form = 0; form < 3; form++) {
                boolean corners = form == 1;
                boolean half = form == 2;
                result.add(new Use(new Resize(method, List.of(7, 2), corners, half), List.of(some(dtype, 2, 3, 5, 2))));
                result.add(new Use(
                        new ResizeGrad(method, List.of(3, 5), corners, half), List.of(some(dtype, 2, 7, 2, 2))));
            }
        }
        for (Sampling sampling : Sampling.values()) {
            List<Float> scale = List.of(1.5f, 0.4f);
            List<Float> moved = List.of(0.25f, -0.5f);
            result.add(new Use(
                    new ScaleAndTranslate(
                            ScaleAndTranslate.Direction.FORTH, List.of(4, 3), scale, moved, sampling.text(), true),
                    List.of(some(dtype, 2, 3, 5, 2))));
            result.add(new Use(
                    new ScaleAndTranslate(
                            ScaleAndTranslate.Direction.BACK, List.of(3, 5), scale, moved, sampling.text(), false),
                    List.of(some(dtype, 2, 4, 3, 2))));
        }
        Tensor boxes = Tensor.of(dtype, Shape.of(2, 4), 0.13, 0.21, 0.77, 0.89, 0.9, 0.12, 0.15, 1.2);
        for (String method : List.of("bilinear", "nearest")) {
            CropAndResize op = new CropAndResize(List.of(3, 2), method, 2);
            result.add(new Use(op, List.of(some(dtype, 2, 3, 5, 2), boxes, Tensor.of(Shape.of(2), 1, 0))));
        }
        return result;
    }

    static List<Use> uses(DType dtype) {
        Tensor image = some(dtype, 2, 3, 2, 4);
        Tensor channels = some(dtype, 4);
        Tensor scale = Tensor.of(dtype, Shape.of(4), 0.1, 0.2, 0.1, 0.3);
        Tensor offset = Tensor.of(dtype, Shape.of(4), 2, 3, 1, 4); // so that nothing cancels
        Tensor first = some(dtype, 2, 4, 3, 2);
        return List.of(
                new Use(new SoftmaxCrossEntropy(), List.of(some(dtype, 2, 3), some(dtype, 2, 3))),
                new Use(new SoftmaxCrossEntropy(), List.of(some(dtype, 2, 2, 3), some(dtype, 2, 2, 3))),
                new Use(
                        new SparseSoftmaxCrossEntropy(),
                        List.of(Tensor.of(DType.I64, Shape.of(2), 2, 0), some(dtype, 2, 3))),
                new Use(new SparseSoftmaxCrossEntropy(), List.of(Tensor.of(Shape.SCALAR, 1), some(dtype, 3))),
                new Use(new BiasAdd("NHWC"), List.of(image, channels)),
                new Use(new BiasAdd("NCHW"), List.of(first, channels)),
                new Use(new FusedBatchNorm(0.01f, "NHWC", true), List.of(image, scale, offset)),
                new Use(new FusedBatchNorm(0.01f, "NCHW", true), List.of(first, scale, offset)),
                new Use(new FusedBatchNorm(0.01f, "NHWC", false), List.of(image, scale, offset, channels, channels)),
                new Use(new FusedBatchNorm(0.01f, "NCHW", false), List.of(first, scale, offset, channels, channels)),
                new Use(new LocalResponseNormalization(1, 2, 0.5f, 0.75f), List.of(image)));
    }
}
