package org.adjudge.oracle;

import java.util.List;
import java.util.function.BiFunction;
import org.adjudge.ir.Resize;
import org.adjudge.ir.ResizeGrad;
import org.adjudge.ir.ScaleAndTranslate;
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
    /** A kernel that resizes images to a height and a width. */
    private interface Kernel extends BiFunction<Output<?>, List<Integer>, Output<?>> {}

    ImageTranslation(FamilyTranslation scope) {
        super(scope);
    }

    List<Output<?>> resize(Resize op) {
        Kernel kernel = (images, size) -> resized(op, images, size);
        boolean asWritten = op.method() == Interpolation.NEAREST_NEIGHBOR || !isDouble();
        return List.of(asWritten ? kernel.apply(in(0), op.size()) : composed(kernel, kernel, op.size()));
    }

    List<Output<?>> resizeGrad(ResizeGrad op) {
        boolean nearest = op.method() == Interpolation.NEAREST_NEIGHBOR;
        if (isDouble() && !nearest) {
            Resize forward = new Resize(op.method(), op.size(), op.alignCorners(), op.halfPixelCenters());
            Kernel kernel = (images, size) -> resized(forward, images, size);
            return List.of(composedBack(kernel, kernel, op.size()));
        }
        Output<?> original = nearest ? graph.ints(op.size()) : original(op.size());
        return List.of(graph.build(
                "Resize" + op.method().text() + "Grad",
                b -> b.addInput(in(0))
                        .addInput(original)
                        .setAttr("align_corners", op.alignCorners())
                        .setAttr("half_pixel_centers", op.halfPixelCenters())));
    }

    List<Output<?>> scaleAndTranslate(ScaleAndTranslate op) {
        boolean forth = op.direction() == ScaleAndTranslate.Direction.FORTH;
        if (isDouble()) {
            return List.of(
                    forth
                            ? composed(along(op, 0), along(op, 1), op.size())
                            : composedBack(along(op, 0), along(op, 1), op.size()));
        }
        if (forth) {
            return List.of(scaled(op, in(0), op.size(), op.scale(), op.translation()));
        }
        Output<?> original = original(op.size());
        Output<?> scale = floats(op.scale());
        Output<?> translation = floats(op.translation());
        return List.of(graph.build(
                "ScaleAndTranslateGrad",
                b -> b.addInput(in(0))
                        .addInput(original)
                        .addInput(scale)
                        .addInput(translation)
                        .setAttr("kernel_type", op.kernelType())
                        .setAttr("antialias", op.antialias())));
    }

    private boolean isDouble() {
        return in(0).dataType() == DataType.DT_DOUBLE;
    }

    private Output<?> composed(Kernel down, Kernel across, List<Integer> size) {
        Output<?> rows = weights(down, extent(1), size.get(0));
        Output<?> columns = weights(across, extent(2), size.get(1));
        return product("bw,nawc->nabc", columns, product("ah,nhwc->nawc", rows, in(0)));
    }

    private Output<?> composedBack(Kernel down, Kernel across, List<Integer> size) {
        Output<?> rows = weights(down, size.get(0), extent(1));
        Output<?> columns = weights(across, size.get(1), extent(2));
        return product("bw,nhbc->nhwc", columns, product("ah,nawc->nhwc", rows, in(0)));
    }

    private int extent(int axis) {
        return (int) in(0).shape().get(axis);
    }

    /** Any image of the original's shape. */
    private Output<?> original(List<Integer> size) {
        List<Integer> shape = List.of(extent(0), size.get(0), size.get(1), extent(3));
        return graph.op("Fill", graph.ints(shape), graph.constant(Tensor.of(DType.F32, Shape.SCALAR, 0)));
    }

    private Output<?> resized(Resize op, Output<?> images, List<Integer> size) {
        Output<?> extents = graph.ints(size);
        return graph.build(
                "Resize" + op.method().text(),
                b -> b.addInput(images)
                        .addInput(extents)
                        .setAttr("align_corners", op.alignCorners())
                        .setAttr("half_pixel_centers", op.halfPixelCenters()));
    }

    /** The op along one axis of images of width 1, whose rows stand for it. */
    private Kernel along(ScaleAndTranslate op, int axis) {
        List<Float> scale = List.of(op.scale().get(axis), 1f);
        List<Float> translation = List.of(op.translation().get(axis), 0f);
        return (images, size) -> scaled(op, images, size, scale, translation);
    }

    private Output<?> scaled(
            ScaleAndTranslate op, Output<?> images, List<Integer> size, List<Float> scales, List<Float> translations) {
        Output<?> extents = graph.ints(size);
        Output<?> scale = floats(scales);
        Output<?> translation = floats(translations);
        return graph.build(
                "ScaleAndTranslate",
                b -> b.addInput(images)
                        .addInput(extents)
                        .addInput(scale)
                        .addInput(translation)
                        .setAttr("kernel_type", op.kernelType())
                        .setAttr("antialias", op.antialias()));
    }

    private Output<?> floats(List<Float> numbers) {
        return graph.constant(Tensor.of(
                DType.F32,
                Shape.of(numbers.size()),
                numbers.stream().mapToDouble(Float::doubleValue).toArray()));
    }

    /** The weights {@code [to, from]}: the columns of an identity, as channels, resized. */
    private Output<?> weights(Kernel kernel, int from, int to) {
        double[] identity = new double[from * from];
        for (int i = 0; i < from; i++) {
            identity[i * from + i] = 1;
        }
        Output<?> image = graph.constant(Tensor.of(DType.F32, Shape.of(1, from, 1, from), identity));
        Output<?> matrix = graph.op("Reshape", kernel.apply(image, List.of(to, 1)), graph.ints(List.of(to, from)));
        return graph.build("Cast", b -> b.addInput(matrix).setAttr("DstT", DataType.DT_DOUBLE));
    }

    private Output<?> product(String equation, Output<?> weights, Output<?> images) {
        return graph.build(
                "Einsum", b -> b.addInputList(new Output<?>[] {weights, images}).setAttr("equation", equation));
    }
}
