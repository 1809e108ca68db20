package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Reductions;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Sums;
import org.adjudge.tensor.Tensor;

/**
 * Combines the elements along some axes: {@code x: [...] → x's shape without the axes}, or with extent 1 in their place
 * if {@code keepdims}. f32 and f64, and i32 and i64 but for the mean and the norm. Without axes nothing is combined.
 */
public record Reduce(Reduction kind, Axes axis, boolean keepdims) implements ReductionOp {
    @Override
    public String opName() {
        return kind.opName();
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        if (kind == Reduction.MEAN || kind == Reduction.EUCLIDEAN_NORM) {
            Check.floating(this, x);
        } else {
            Check.numeric(this, x);
        }
        return List.of(x.with(x.shape().reduce(Check.axes(this, axis, x.shape().rank()), keepdims)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        List<Integer> axes = axis.resolve(x.shape().rank());
        return List.of(kind.eval(x, axes).reshape(x.shape().reduce(axes, keepdims)));
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        if (!sums() || !x.dtype().isFloating()) {
            return Optional.empty();
        }
        List<Integer> axes = axis.resolve(x.shape().rank());
        return Optional.of(Reductions.sumKernel(x.dtype(), x.shape(), axes, count(x)));
    }

    private boolean sums() {
        return kind == Reduction.SUM || kind == Reduction.MEAN;
    }

    private double count(TensorType x) {
        return kind == Reduction.SUM
                ? 1
                : Reduction.count(x.shape(), axis.resolve(x.shape().rank()));
    }

    /** A shape with extent 1 in the place of the combined axes. */
    public Shape kept(Shape shape) {
        return shape.reduce(axis.resolve(shape.rank()), true);
    }

    @Override
    public Optional<Sums> sumsInPass(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        return sums() && x.dtype() == DType.F32 ? sums(x.shape(), count(x)) : Optional.empty();
    }

    /** Of whole rows, if the last axes are summed, of columns, if the first are, or of everything, if that is large: else it is one row. */
    private Optional<Sums> sums(Shape x, double count) {
        int rank = x.rank();
        List<Integer> axes = axis.resolve(rank).stream().sorted().toList();
        int last = x.slice(rank - axes.size(), rank).size();
        int kept = x.slice(axes.size(), rank).size();
        if (axes.size() == rank && Sums.isLarge(x)) {
            return Optional.of(new Sums(Sums.Kind.ALL, 1, count));
        }
        boolean ofRows =
                axes.equals(IntStream.range(rank - axes.size(), rank).boxed().toList());
        if (ofRows && x.size() > 0 && last > 1 && last <= Sums.LONGEST) {
            return Optional.of(new Sums(Sums.Kind.ROWS, last, count));
        }
        boolean ofColumns = axes.equals(IntStream.range(0, axes.size()).boxed().toList());
        return ofColumns && kept > 1 && kept <= Sums.LONGEST && x.size() > kept
                ? Optional.of(new Sums(Sums.Kind.COLUMNS, kept, count))
                : Optional.empty();
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(0);
        List<Integer> axes = axis.resolve(x.shape().rank());
        var kept = x.shape().reduce(axes, true);
        return kind.vjp(x, a.out().reshape(kept), a.ct().reshape(kept), axes);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reduce(this);
    }
}
