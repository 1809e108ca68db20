package org.adjudge.ir;

import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * A tensor cut along an axis into a number of equal parts: {@code x: [p..., n m, q...] → n tensors [p..., m, q...]}.
 *
 * <p>The cotangent is that of the parts, one after the other. TensorFlow: SplitGrad.
 */
public record Split(int numOrSizeSplits, int axis) implements LayoutOp {
    @Override
    public String opName() {
        return "split";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return Parts.types(this, inputs, axis, this::sizes);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return Parts.cut(inputs.get(0), axis, this::sizes);
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().applyAll(new Concat(axis), a.cotangents()).get(0);
    }

    private List<Integer> sizes(int extent) {
        if (numOrSizeSplits < 1 || extent % numOrSizeSplits != 0) {
            throw Check.bad(
                    this,
                    "cannot cut an axis of extent " + extent + " into " + numOrSizeSplits
                            + " equal parts; give a list of sizes");
        }
        return Collections.nCopies(numOrSizeSplits, extent / numOrSizeSplits);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.split(this);
    }
}
