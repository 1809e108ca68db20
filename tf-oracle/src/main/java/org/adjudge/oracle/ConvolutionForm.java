package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjudge.ir.Padding;
import org.tensorflow.OperationBuilder;

/** The attributes of a convolution as TensorFlow's ops have them. */
record ConvolutionForm(List<Integer> strides, Padding padding, List<Integer> dilations) {
    /** Whether it has two spatial axes, not three. */
    boolean isPlane() {
        return strides.size() == 4;
    }

    boolean isDilated() {
        return Collections.max(dilations) > 1;
    }

    /** Without dilations. */
    ConvolutionForm dense() {
        return new ConvolutionForm(strides, padding, Collections.nCopies(dilations.size(), 1));
    }

    /** The extent that {@code taps} taps cover along a spatial axis. */
    int covered(int axis, int taps) {
        return (taps - 1) * dilations.get(axis + 1) + 1;
    }

    OperationBuilder set(OperationBuilder builder) {
        return padding(builder, padding).setAttr("strides", longs(strides)).setAttr("dilations", longs(dilations));
    }

    static OperationBuilder padding(OperationBuilder builder, Padding padding) {
        builder.setAttr("padding", padding.scheme());
        List<Integer> counts = new ArrayList<>();
        padding.pairs().forEach(counts::addAll);
        return padding.isExplicit() ? builder.setAttr("explicit_paddings", longs(counts)) : builder;
    }

    static long[] longs(List<Integer> numbers) {
        return numbers.stream().mapToLong(Integer::longValue).toArray();
    }
}
