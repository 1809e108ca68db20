package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.bool;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;
import static org.adjudge.oracle.Rejections.i32;

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
import org.adjudge.oracle.Rejections.Rejection;
import org.adjudge.tensor.DType;

/** Bad inputs of convolutions and pools. */
final class ConvolutionRejections {
    private static final List<Integer> ONES = List.of(1, 1, 1, 1);
    private static final List<Integer> TWOS = List.of(1, 2, 2, 1);
    private static final Padding VALID = Padding.VALID;

    private ConvolutionRejections() {}

    static List<Rejection> convolutions() {
        Conv conv = new Conv(ONES, VALID, ONES);
        ConvBackpropInput input = new ConvBackpropInput(List.of(1, 4, 4, 2), ONES, VALID, ONES);
        ConvBackpropFilter filter = new ConvBackpropFilter(List.of(2, 2, 2, 3), ONES, VALID, ONES);
        DepthwiseConv depthwise = new DepthwiseConv(ONES, VALID, ONES);
        Padding negative = Padding.explicit(List.of(List.of(0, 0), List.of(-1, 0), List.of(0, 0), List.of(0, 0)));
        return List.of(
                bad("has 3 channels and filters", conv, f32(1, 4, 4, 3), f32(2, 2, 2, 4)),
                bad("divisible by as many groups", conv, f32(1, 4, 4, 4), f32(2, 2, 2, 3)),
                bad("the output's extent there would be -1", conv, f32(1, 2, 4, 2), f32(4, 2, 2, 3)),
                bad("of one rank", conv, f32(4, 4, 2), f32(2, 2, 2, 3)),
                bad("one dtype", conv, f32(1, 4, 4, 2), f64(2, 2, 2, 3)),
                bad("numbers, 1 or more", new Conv(List.of(1, 0, 1, 1), VALID, ONES), f32(1, 4, 4, 2), f32(2, 2, 2, 3)),
                bad("(batch)", new Conv(List.of(2, 1, 1, 1), VALID, ONES), f32(2, 4, 4, 2), f32(2, 2, 2, 3)),
                bad("pairs of counts", new Conv(ONES, negative, ONES), f32(1, 4, 4, 2), f32(2, 2, 2, 3)),
                bad("no elements", conv, f32(1, 4, 4, 2), f32(2, 0, 2, 3)),
                bad("they must be equal", input, f32(1, 4, 3, 3), f32(2, 2, 2, 3)),
                bad("they must be equal", input, f32(1, 3, 3, 2), f32(2, 2, 2, 3)),
                bad("one dtype", input, f32(1, 3, 3, 3), f64(2, 2, 2, 3)),
                bad("they must be equal", filter, f32(1, 4, 4, 2), f32(1, 4, 3, 3)),
                bad("they must be equal", filter, f32(2, 4, 4, 2), f32(1, 3, 3, 3)),
                bad("of one rank", filter, f32(4, 4, 2), f32(1, 3, 3, 3)),
                bad("as many channels", depthwise, f32(1, 4, 4, 2), f32(2, 2, 3, 1)),
                bad("as many channels", depthwise, f32(4, 4, 2), f32(2, 2, 2, 1)),
                bad("one dtype", depthwise, f32(1, 4, 4, 2), f64(2, 2, 2, 1)));
    }

    static List<Rejection> pools() {
        AvgPool avg = new AvgPool(TWOS, TWOS, VALID);
        MaxPool max = new MaxPool(TWOS, TWOS, VALID);
        AvgPoolGrad avgGrad = new AvgPoolGrad(List.of(1, 4, 4, 2), TWOS, TWOS, VALID);
        MaxPoolGrad maxGrad = new MaxPoolGrad(TWOS, TWOS, VALID);
        MaxPoolGradGrad maxGradGrad = new MaxPoolGradGrad(TWOS, TWOS, VALID);
        Padding wide = Padding.explicit(List.of(List.of(0, 0), List.of(2, 0), List.of(0, 0), List.of(0, 0)));
        MaxPool operands = new MaxPool(MaxPool.Form.OPERANDS, TWOS, TWOS, VALID);
        Dilation2D dilation = new Dilation2D(ONES, VALID, ONES);
        MaxPoolWithArgmax places = new MaxPoolWithArgmax(TWOS, TWOS, VALID, DType.I64, false);
        return List.of(
                bad("rank 4 or 5", avg, f32(4, 4, 2)),
                bad("takes f32 or f64", avg, i32(1, 4, 4, 2)),
                bad("numbers, 1 or more", new AvgPool(List.of(1, 0, 1, 1), TWOS, VALID), f32(1, 4, 4, 2)),
                bad("'SAME' or 'VALID'", new AvgPool(TWOS, TWOS, wide), f32(1, 4, 4, 2)),
                bad("rank 4 or 5", max, f32(4, 4, 2)),
                bad("numbers, 1 or more", new MaxPool(TWOS, List.of(1, 1, 0, 1), VALID), f32(1, 4, 4, 2)),
                bad(
                        "the output's extent there would be",
                        new MaxPool(List.of(1, 4, 1, 1), ONES, VALID),
                        f32(1, 1, 4, 2)),
                bad("may not lie in the padding alone", new MaxPool(TWOS, TWOS, wide), f32(1, 4, 4, 2)),
                bad("rank 4 or 5", new AvgPoolGrad(List.of(4, 4, 2), TWOS, TWOS, VALID), f32(1, 2, 2, 2)),
                bad("'SAME' or 'VALID'", new AvgPoolGrad(List.of(1, 4, 4, 2), TWOS, TWOS, wide), f32(1, 2, 2, 2)),
                bad("takes f32 or f64", avgGrad, i32(1, 2, 2, 2)),
                bad(
                        "numbers, 1 or more",
                        new AvgPoolGrad(List.of(1, 4, 4, 2), TWOS, List.of(1, 0, 2, 1), VALID),
                        f32(1, 2, 2, 2)),
                bad("the pool is", maxGrad, f32(1, 4, 4, 2), f32(1, 3, 2, 2), f32(1, 2, 2, 2)),
                bad("the pool is", maxGrad, f32(1, 4, 4, 2), f32(1, 2, 2, 2), f32(1, 2, 1, 2)),
                bad("rank 4 or 5", maxGrad, f32(4, 4, 2), f32(2, 2, 2), f32(2, 2, 2)),
                bad("takes [n, h, w, c]", dilation, f32(4, 4, 2), f32(2, 2, 2)),
                bad("takes [n, h, w, c]", dilation, f32(1, 4, 4, 2), f32(2, 2, 3)),
                bad("takes [n, h, w, c]", dilation, f32(1, 4, 4, 2), f32(2, 2, 2, 1)),
                bad("takes f32 or f64", dilation, bool(1, 4, 4, 2), bool(2, 2, 2)),
                bad("one dtype", dilation, f32(1, 4, 4, 2), f64(2, 2, 2)),
                bad("the output's extent there would be", dilation, f32(1, 1, 4, 2), f32(4, 1, 2)),
                bad(
                        "numbers, 1 or more",
                        new Dilation2D(List.of(1, 0, 1, 1), VALID, ONES),
                        f32(1, 4, 4, 2),
                        f32(2, 2, 2)),
                bad("'SAME' or 'VALID'", new Dilation2D(ONES, wide, ONES), f32(1, 4, 4, 2), f32(2, 2, 2)),
                bad("takes inputs of one dtype", dilation, f32(1, 4, 4, 2), f64(2, 2, 2)),
                bad("takes [n, h, w, c]", operands, f32(1, 2, 4, 4, 2)),
                bad("takes [n, h, w, c]", new MaxPool(MaxPool.Form.OPERANDS, TWOS, TWOS, wide), f32(1, 4, 4, 2)),
                bad("takes f32 or f64", operands, bool(1, 4, 4, 2)),
                bad("takes [n, h, w, c]", places, f32(4, 4, 2)),
                bad("takes f32 or f64", places, bool(1, 4, 4, 2)),
                bad(
                        "the output's extent there would be",
                        new MaxPoolWithArgmax(List.of(1, 4, 1, 1), ONES, VALID, DType.I64, true),
                        f32(1, 1, 4, 2)),
                bad(
                        "numbers, 1 or more",
                        new MaxPoolWithArgmax(List.of(1, 0, 1, 1), TWOS, VALID, DType.I64, true),
                        f32(1, 4, 4, 2)),
                bad(
                        "it must be tf.int32 or tf.int64",
                        new MaxPoolWithArgmax(TWOS, TWOS, VALID, DType.F32, true),
                        f32(1, 4, 4, 2)),
                bad("'SAME' or 'VALID'", new MaxPoolWithArgmax(TWOS, TWOS, wide, DType.I64, true), f32(1, 4, 4, 2)),
                bad("the pool is", maxGradGrad, f32(1, 4, 4, 2), f32(1, 3, 2, 2), f32(1, 4, 4, 2)),
                bad("orig_input's type", maxGradGrad, f32(1, 4, 4, 2), f32(1, 2, 2, 2), f32(1, 4, 3, 2)),
                bad("rank 4 or 5", maxGradGrad, f32(4, 4, 2), f32(2, 2, 2), f32(4, 4, 2)));
    }
}
