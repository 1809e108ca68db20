package org.adjudge.grad;

import static org.adjudge.grad.Programs.apply;
import static org.adjudge.grad.Programs.program;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.AvgPool;
import org.adjudge.ir.AvgPoolGrad;
import org.adjudge.ir.Conv;
import org.adjudge.ir.ConvBackpropFilter;
import org.adjudge.ir.ConvBackpropInput;
import org.adjudge.ir.DepthwiseConv;
import org.adjudge.ir.Dilation2D;
import org.adjudge.ir.MaxPool;
import org.adjudge.ir.MaxPoolGrad;
import org.adjudge.ir.MaxPoolGradGrad;
import org.adjudge.ir.MaxPoolWithArgmax;
import org.adjudge.ir.Op;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;

/** Programs of convolutions and pools. */
final class ConvolutionPrograms {
    private ConvolutionPrograms() {}

    private static Shape of(int... extents) {
        return Shape.of(extents);
    }

    static List<Program> all() {
        List<Program> result = new ArrayList<>();
        List<Integer> ones = List.of(1, 1, 1, 1);
        List<Integer> uneven = List.of(1, 2, 1, 1);
        Padding around = Padding.explicit(List.of(List.of(0, 0), List.of(1, 2), List.of(0, 1), List.of(0, 0)));
        for (Padding padding : List.of(Padding.SAME, Padding.VALID, around)) {
            result.add(apply(new Conv(uneven, padding, ones), of(2, 4, 3, 2), of(3, 2, 2, 3)));
        }
        result.add(apply(new Conv(ones, Padding.SAME, uneven), of(1, 4, 3, 4), of(2, 2, 2, 4)));
        result.add(apply(
                new ConvBackpropInput(List.of(1, 4, 3, 4), ones, Padding.SAME, uneven),
                of(1, 4, 3, 4),
                of(2, 2, 2, 4)));
        result.add(apply(
                new ConvBackpropFilter(List.of(2, 2, 2, 4), ones, Padding.SAME, uneven),
                of(1, 4, 3, 4),
                of(1, 4, 3, 4)));
        result.add(apply(
                new Conv(List.of(1, 2, 1, 1, 1), Padding.SAME, List.of(1, 1, 1, 1, 1)),
                of(1, 3, 2, 2, 2),
                of(2, 2, 1, 2, 2)));
        result.add(apply(new DepthwiseConv(uneven, Padding.SAME, ones), of(2, 4, 3, 2), of(3, 2, 2, 2)));
        pools(result, List.of(1, 2, 2, 1), List.of(1, 2, 1, 1), of(1, 3, 3, 2), of(1, 2, 3, 2));
        pools(result, List.of(1, 2, 1, 2, 1), List.of(1, 1, 1, 3, 1), of(1, 2, 2, 4, 1), of(1, 2, 2, 2, 1));
        for (Padding padding : List.of(Padding.SAME, Padding.VALID)) {
            result.add(dilated(new Dilation2D(uneven, padding, ones), of(2, 4, 3, 2), of(3, 2, 2)));
            result.add(dilated(new Dilation2D(ones, padding, List.of(1, 1, 2, 1)), of(1, 3, 4, 2), of(2, 2, 2)));
            for (boolean batch : List.of(true, false)) {
                result.add(apply(
                        new MaxPoolWithArgmax(List.of(1, 2, 3, 1), List.of(1, 1, 2, 1), padding, DType.I64, batch),
                        of(2, 3, 4, 2)));
            }
        }
        return result;
    }

    /** With filters such that no two sums are equal. */
    private static Program dilated(Dilation2D op, Shape x, Shape filters) {
        return program(
                op.toString(),
                v -> v.get(0).graph().apply(op, v.get(0), v.get(1).exp()),
                x,
                filters);
    }

    private static void pools(List<Program> result, List<Integer> ksize, List<Integer> strides, Shape x, Shape y) {
        Padding same = Padding.SAME;
        result.add(apply(new AvgPool(ksize, strides, same), x));
        result.add(apply(new AvgPoolGrad(x.asList(), ksize, strides, same), y));
        result.add(apply(new MaxPool(ksize, strides, same), x));
        if (strides.size() == 4) {
            result.add(apply(new MaxPool(MaxPool.Form.OPERANDS, ksize, strides, same), x));
        }
        MaxPool max = new MaxPool(ksize, strides, same);
        result.add(ofMax(new MaxPoolGrad(ksize, strides, same), max, x, y));
        result.add(ofMax(new MaxPoolGradGrad(ksize, strides, same), max, x, x));
    }

    /** With an input, its pool, and a third that takes part linearly. */
    private static Program ofMax(Op op, MaxPool max, Shape x, Shape third) {
        return program(
                op.toString(),
                v -> {
                    Value pooled = v.get(0).graph().apply(max, v.get(0));
                    return pooled.graph().apply(op, v.get(0), pooled, v.get(1));
                },
                x,
                third);
    }
}
