package org.adjudge.oracle;

import static org.adjudge.oracle.Vocabulary.some;

import java.util.List;
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
import org.adjudge.ir.Padding;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** Convolutions and pools, with operands; also those that the oracle composes. */
final class ConvolutionVocabulary {
    private ConvolutionVocabulary() {}

    static void addTo(Vocabulary v) {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            planes(v, dtype);
            solids(v, dtype);
            pools(v, dtype);
            places(v, dtype);
        }
    }

    private static void planes(Vocabulary v, DType dtype) {
        List<Integer> ones = List.of(1, 1, 1, 1);
        List<Integer> uneven = List.of(1, 2, 1, 1);
        Padding around = Padding.explicit(List.of(List.of(0, 0), List.of(1, 2), List.of(0, 1), List.of(0, 0)));
        Tensor x = some(dtype, 2, 5, 4, 2);
        for (Padding padding : List.of(Padding.SAME, Padding.VALID, around)) {
            v.add(new Conv(uneven, padding, ones), x, some(dtype, 3, 2, 2, 3));
        }
        v.add(
                new ConvBackpropInput(x.shape().asList(), uneven, Padding.SAME, ones),
                some(dtype, 2, 3, 4, 3),
                some(dtype, 3, 2, 2, 3));
        v.add(new ConvBackpropFilter(List.of(3, 2, 2, 3), uneven, Padding.SAME, ones), x, some(dtype, 2, 3, 4, 3));
        List<Integer> apart = List.of(1, 2, 3, 1);
        v.add(new Conv(ones, Padding.SAME, apart), x, some(dtype, 2, 2, 1, 4));
        v.add(
                new ConvBackpropInput(x.shape().asList(), ones, Padding.SAME, apart),
                some(dtype, 2, 5, 4, 4),
                some(dtype, 2, 2, 1, 4));
        v.add(new ConvBackpropFilter(List.of(2, 2, 1, 4), ones, Padding.SAME, apart), x, some(dtype, 2, 5, 4, 4));
        v.add(new DepthwiseConv(ones, Padding.SAME, ones), x, some(dtype, 3, 2, 2, 2));
        v.add(new DepthwiseConv(uneven, Padding.SAME, apart), x, some(dtype, 3, 2, 2, 2));
    }

    private static void solids(Vocabulary v, DType dtype) {
        List<Integer> ones = List.of(1, 1, 1, 1, 1);
        List<Integer> uneven = List.of(1, 1, 2, 1, 1);
        List<Integer> apart = List.of(1, 2, 1, 1, 1);
        Tensor x = some(dtype, 1, 3, 4, 3, 2);
        for (List<Integer> dilations : List.of(ones, apart)) {
            v.add(new Conv(uneven, Padding.SAME, dilations), x, some(dtype, 2, 2, 3, 2, 2));
            v.add(new Conv(uneven, Padding.VALID, dilations), x, some(dtype, 2, 2, 3, 1, 2));
            v.add(
                    new ConvBackpropInput(x.shape().asList(), uneven, Padding.SAME, dilations),
                    some(dtype, 1, 3, 2, 3, 2),
                    some(dtype, 2, 2, 3, 2, 2));
            v.add(
                    new ConvBackpropFilter(List.of(2, 2, 3, 1, 2), uneven, Padding.SAME, dilations),
                    x,
                    some(dtype, 1, 3, 2, 3, 2));
        }
    }

    private static void pools(Vocabulary v, DType dtype) {
        pools(v, List.of(1, 3, 2, 1), List.of(1, 2, 1, 1), some(dtype, 2, 5, 4, 2), some(dtype, 2, 3, 4, 2));
        pools(
                v,
                List.of(1, 2, 3, 1, 1),
                List.of(1, 3, 2, 1, 1),
                some(dtype, 2, 4, 4, 3, 2),
                some(dtype, 2, 2, 2, 3, 2));
    }

    private static void pools(Vocabulary v, List<Integer> ksize, List<Integer> strides, Tensor x, Tensor y) {
        Padding same = Padding.SAME;
        MaxPool max = new MaxPool(ksize, strides, same);
        Tensor largest = max.eval(List.of(x)).get(0);
        v.add(max, x);
        v.add(new MaxPool(ksize, strides, Padding.VALID), x);
        v.add(new AvgPool(ksize, strides, same), x);
        v.add(new AvgPool(ksize, strides, Padding.VALID), x);
        v.add(new AvgPoolGrad(x.shape().asList(), ksize, strides, same), y);
        v.add(new MaxPoolGrad(ksize, strides, same), x, largest, y);
        v.add(new MaxPoolGradGrad(ksize, strides, same), x, largest, x);
    }

    private static void places(Vocabulary v, DType dtype) {
        List<Integer> ones = List.of(1, 1, 1, 1);
        Tensor x = some(dtype, 2, 5, 4, 2);
        for (Padding padding : List.of(Padding.SAME, Padding.VALID)) {
            v.add(new MaxPool(MaxPool.Form.OPERANDS, List.of(1, 2, 3, 1), List.of(1, 1, 2, 1), padding), x);
            v.add(new Dilation2D(List.of(1, 2, 1, 1), padding, ones), x, some(dtype, 3, 2, 2));
            v.add(new Dilation2D(ones, padding, List.of(1, 1, 2, 1)), x, some(dtype, 2, 2, 2));
            List<Integer> window = List.of(1, 2, 3, 1);
            v.add(new MaxPoolWithArgmax(window, List.of(1, 1, 2, 1), padding, DType.I64, true), x);
            v.add(new MaxPoolWithArgmax(window, List.of(1, 1, 2, 1), padding, DType.I32, false), x);
        }
    }
}
