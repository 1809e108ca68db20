package org.adjudge.oracle;

import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.CropAndResize;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/**
 * Crops of images. TensorFlow's kernel has boxes and crops of float32 alone; for float64 the crops are the images times a matrix
 * along each axis, whose entries fall with the distance of a pixel from where the crop's pixel lies: {@code max(0, 1 - |at - j|)},
 * or for nearest 1 where j is the nearest. Of equal operands TensorFlow's gradient of Maximum goes to the first, so that at a whole
 * coordinate no cotangent passes, as in its kernel.
 */
final class CropTranslation extends FamilyTranslation {
    CropTranslation(FamilyTranslation scope) {
        super(scope);
    }

    /** Along one axis: which share of each pixel of the image, {@code [n, crop, extent]}, and whether it is inside, {@code [n, crop]}. */
    private record Axis(Output<?> shares, Output<?> inside) {}

    List<Output<?>> cropAndResize(CropAndResize op) {
        if (in(0).dataType() != DataType.DT_DOUBLE) {
            Output<?> size = graph.ints(op.cropSize());
            return List.of(graph.build(
                    "CropAndResize",
                    b -> b.addInput(in(0))
                            .addInput(in(1))
                            .addInput(in(2))
                            .addInput(size)
                            .setAttr("method", op.method())
                            .setAttr("extrapolation_value", op.extrapolationValue())));
        }
        Axis rows = axis(op, 0, (int) in(0).shape().get(1));
        Axis columns = axis(op, 1, (int) in(0).shape().get(2));
        Output<?> images = graph.op("GatherV2", in(0), in(2), graph.number(0));
        Output<?> tall = product("npi,nijc->npjc", rows.shares, images);
        Output<?> crops = product("nqj,npjc->npqc", columns.shares, tall);
        Output<?> inside = graph.op(
                "LogicalAnd",
                graph.op("ExpandDims", graph.op("ExpandDims", rows.inside, graph.number(2)), graph.number(3)),
                graph.op("ExpandDims", graph.op("ExpandDims", columns.inside, graph.number(1)), graph.number(3)));
        return List.of(graph.op("SelectV2", inside, crops, number(op.extrapolationValue())));
    }

    private Axis axis(CropAndResize op, int axis, int extent) {
        int crop = op.cropSize().get(axis);
        Output<?> from = column(axis);
        Output<?> to = column(axis + 2);
        double[] toward = IntStream.range(0, crop)
                .mapToDouble(i -> crop == 1 ? 0.5 : i / (crop - 1.0))
                .toArray();
        Output<?> between = graph.op("Mul", graph.op("Sub", to, from), constant(Shape.of(1, crop), toward));
        Output<?> at = graph.op("Mul", graph.op("AddV2", from, between), number(extent - 1));
        Output<?> inside = graph.op(
                "LogicalAnd", graph.op("GreaterEqual", at, number(0)), graph.op("LessEqual", at, number(extent - 1)));
        double[] pixels = IntStream.range(0, extent).asDoubleStream().toArray();
        Output<?> pixel = constant(Shape.of(1, 1, extent), pixels);
        Output<?> deep = graph.op("ExpandDims", at, graph.number(2));
        if (op.method().equals("nearest")) {
            Output<?> nearest = graph.op("Floor", graph.op("AddV2", deep, number(0.5)));
            Output<?> same = graph.op("Equal", nearest, pixel);
            return new Axis(graph.build("Cast", b -> b.addInput(same).setAttr("DstT", DataType.DT_DOUBLE)), inside);
        }
        Output<?> distance = graph.op("Abs", graph.op("Sub", deep, pixel));
        return new Axis(graph.op("Maximum", number(0), graph.op("Sub", number(1), distance)), inside);
    }

    /** A column of the boxes, {@code [n, 1]}. */
    private Output<?> column(int k) {
        return graph.op("Slice", in(1), graph.ints(List.of(0, k)), graph.ints(List.of(-1, 1)));
    }

    private Output<?> number(double value) {
        return constant(Shape.SCALAR, value);
    }

    private Output<?> constant(Shape shape, double... elements) {
        return graph.constant(Tensor.of(DType.F64, shape, elements));
    }

    private Output<?> product(String equation, Output<?> shares, Output<?> images) {
        return graph.build(
                "Einsum", b -> b.addInputList(new Output<?>[] {shares, images}).setAttr("equation", equation));
    }
}
