package org.adjudge.conformance.precise;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Comparison;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.hipparchus.dfp.Dfp;

/** Functions of the elements of tensors in many digits, broadcast to a shape. */
final class PreciseElementwise {
    private PreciseElementwise() {}

    private static int[] repeated(Shape from, Shape to) {
        double[] places = IntStream.range(0, from.size()).asDoubleStream().toArray();
        Tensor moved = new BroadcastTo(to.asList())
                .eval(List.of(Tensor.of(DType.F64, from, places)))
                .get(0);
        return Arrays.stream(moved.toDoubles()).mapToInt(d -> (int) d).toArray();
    }

    static PreciseTensor map(UnaryOperator<Dfp> function, PreciseTensor x) {
        return new PreciseTensor(
                x.shape(),
                IntStream.range(0, x.shape().size())
                        .mapToObj(i -> function.apply(x.get(i)))
                        .toArray(Dfp[]::new));
    }

    static PreciseTensor zip(BinaryOperator<Dfp> function, PreciseTensor x, PreciseTensor y, Shape shape) {
        int[] xs = repeated(x.shape(), shape);
        int[] ys = repeated(y.shape(), shape);
        return new PreciseTensor(
                shape,
                IntStream.range(0, shape.size())
                        .mapToObj(i -> function.apply(x.get(xs[i]), y.get(ys[i])))
                        .toArray(Dfp[]::new));
    }

    static PreciseTensor betainc(PreciseTensor a, PreciseTensor b, PreciseTensor x, Shape shape) {
        int[] as = repeated(a.shape(), shape);
        int[] bs = repeated(b.shape(), shape);
        int[] xs = repeated(x.shape(), shape);
        return new PreciseTensor(
                shape,
                IntStream.range(0, shape.size())
                        .mapToObj(i -> PreciseSpecial.betainc(a.get(as[i]), b.get(bs[i]), x.get(xs[i])))
                        .toArray(Dfp[]::new));
    }

    static PreciseTensor where(Tensor condition, PreciseTensor x, PreciseTensor y, Shape shape) {
        int[] cs = repeated(condition.shape(), shape);
        int[] xs = repeated(x.shape(), shape);
        int[] ys = repeated(y.shape(), shape);
        return new PreciseTensor(
                shape,
                IntStream.range(0, shape.size())
                        .mapToObj(i -> condition.get(cs[i]) != 0 ? x.get(xs[i]) : y.get(ys[i]))
                        .toArray(Dfp[]::new));
    }

    static Tensor compare(Comparison comparison, PreciseTensor x, PreciseTensor y) {
        Shape shape = x.shape().broadcast(y.shape());
        int[] xs = repeated(x.shape(), shape);
        int[] ys = repeated(y.shape(), shape);
        double[] holds = IntStream.range(0, shape.size())
                .mapToDouble(i -> PreciseFunctions.holds(comparison, x.get(xs[i]), y.get(ys[i])) ? 1 : 0)
                .toArray();
        return Tensor.of(DType.BOOL, shape, holds);
    }
}
