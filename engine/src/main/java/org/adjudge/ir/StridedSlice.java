package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * What Python's subscripts select: {@code x[1:, ::-1, tf.newaxis, ..., 0]}, with NumPy's rules: negative positions count
 * from the end, ranges are clamped, an index removes its axis, axes not mentioned are kept whole.
 *
 * <p>The cotangent is put back in place into zeros.
 */
public record StridedSlice(List<Subscript> subscripts) implements LayoutOp {
    /** Copies the lists. */
    public StridedSlice {
        subscripts = List.copyOf(subscripts);
    }

    @Override
    public String opName() {
        return "strided_slice";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        return List.of(x.with(Selection.of(this, subscripts, x.shape()).result()));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Selection selection = Selection.of(this, subscripts, x.shape());
        return List.of(selection.map(x.shape()).take(x).reshape(selection.result()));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(new StridedSliceGrad(a.in(0).shape().asList(), subscripts), a.ct());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.stridedSlice(this);
    }
}
