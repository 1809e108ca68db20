package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.Resize;
import org.adjudge.ir.ResizeGrad;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Interpolation;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/**
 * Images resized. TensorFlow's kernels give float32 but for the nearest neighbor; for float64 the weights along each axis are
 * asked of the float32 kernel, which resizes an identity matrix, and are multiplied by Einsum.
 */
final class ImageTranslation extends FamilyTranslation {
    ImageTranslation(FamilyTranslation scope) {
        super(scope);
    }

    List<Output<?>> resize(Resize op) {
        if (composed(op.method())) {
            Output<?> rows = weights(op, (int) in(0).shape().get(1), op.size().get(0));
            Output<?> columns =
                    weights(op, (int) in(0).shape().get(2), op.size().get(1));
            Output<?> tall = product("ah,nhwc->nawc", rows, in(0));
            return List.of(product("bw,nawc->nabc", columns, tall));
        }
        return List.of(resize(op, in(0), op.size()));
    }

    List<Output<?>> resizeGrad(ResizeGrad op) {
        Resize forward = new Resize(op.method(), op.size(), op.alignCorners(), op.halfPixelCenters());
        if (composed(op.method())) {
            Output<?> rows =
                    weights(forward, op.size().get(0), (int) in(0).shape().get(1));
            Output<?> columns =
                    weights(forward, op.size().get(1), (int) in(0).shape().get(2));
            Output<?> tall = product("ah,nawc->nhwc", rows, in(0));
            return List.of(product("bw,nhbc->nhwc", columns, tall));
        }
        Output<?> original = op.method() == Interpolation.NEAREST_NEIGHBOR ? graph.ints(op.size()) : original(op);
        return List.of(graph.build(
                "Resize" + op.method().text() + "Grad",
                b -> b.addInput(in(0))
                        .addInput(original)
                        .setAttr("align_corners", op.alignCorners())
                        .setAttr("half_pixel_centers", op.halfPixelCenters())));
    }

    /** Any image of the original's shape. */
    private Output<?> original(ResizeGrad op) {
        List<Integer> shape =
                List.of((int) in(0).shape().get(0), op.size().get(0), op.size().get(1), (int)
                        in(0).shape().get(3));
        return graph.op("Fill", graph.ints(shape), graph.constant(Tensor.of(DType.F32, Shape.SCALAR, 0)));
    }

    private boolean composed(Interpolation method) {
        return in(0).dataType() == DataType.DT_DOUBLE && method != Interpolation.NEAREST_NEIGHBOR;
    }

    private Output<?> resize(Resize op, Output<?> images, List<Integer> size) {
        Output<?> extents = graph.ints(size);
        return graph.build(
                "Resize" + op.method().text(),
                b -> b.addInput(images)
                        .addInput(extents)
                        .setAttr("align_corners", op.alignCorners())
                        .setAttr("half_pixel_centers", op.halfPixelCenters()));
    }

    /** The weights {@code [to, from]}: the columns of an identity, as channels, resized. */
    private Output<?> weights(Resize op, int from, int to) {
        double[] identity = new double[from * from];
        for (int i = 0; i < from; i++) {
            identity[i * from + i] = 1;
        }
        Output<?> image = graph.constant(Tensor.of(DType.F32, Shape.of(1, from, 1, from), identity));
        Output<?> matrix = graph.op("Reshape", resize(op, image, List.of(to, 1)), graph.ints(List.of(to, from)));
        return graph.build("Cast", b -> b.addInput(matrix).setAttr("DstT", DataType.DT_DOUBLE));
    }

    private Output<?> product(String equation, Output<?> weights, Output<?> images) {
        return graph.build(
                "Einsum", b -> b.addInputList(new Output<?>[] {weights, images}).setAttr("equation", equation));
    }
}
