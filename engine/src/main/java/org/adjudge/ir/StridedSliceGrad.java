package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The adjoint of {@link StridedSlice}: puts a tensor in the place that the subscripts select in a tensor of zeros.
 *
 * <p>The cotangent is what the subscripts select of it.
 */
public record StridedSliceGrad(List<Integer> shape, List<Subscript> subscripts) implements LayoutOp {
    /** Copies the lists. */
    public StridedSliceGrad {
        shape = List.copyOf(shape);
        subscripts = List.copyOf(subscripts);
    }

    @Override
    public String opName() {
        return "strided_slice_grad";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType y = Check.count(this, inputs, 1).get(0);
        Shape selected = Selection.of(this, subscripts, Shape.of(shape)).result();
        if (!y.shape().equals(selected)) {
            throw Check.bad(this, "the subscripts select " + selected + " of " + shape + ", but got " + y);
        }
        return List.of(y.with(Shape.of(shape)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Shape target = Shape.of(shape);
        IndexMap map = Selection.of(this, subscripts, target).map(target);
        return List.of(map.scatterAdd(inputs.get(0).reshape(map.shape()), target));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().stridedSlice(subscripts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.stridedSliceGrad(this);
    }
}
