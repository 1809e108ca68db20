package org.adjudge.ir;

import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.Tensor;

/**
 * A tensor cut along an axis into parts of the given sizes, of which one may be -1: all that is left.
 *
 * <p>The cotangent is that of the parts, one after the other. TensorFlow: SplitVGrad.
 */
public record SplitV(List<Integer> numOrSizeSplits, int axis) implements LayoutOp {
    /** Copies the lists. */
    public SplitV {
        numOrSizeSplits = List.copyOf(numOrSizeSplits);
    }

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
        int given =
                numOrSizeSplits.stream().filter(s -> s != -1).mapToInt(s -> s).sum();
        int open = Collections.frequency(numOrSizeSplits, -1);
        boolean fits = open == 0 ? given == extent : open == 1 && given <= extent;
        if (!fits || numOrSizeSplits.isEmpty() || numOrSizeSplits.stream().anyMatch(s -> s < -1)) {
            throw Check.bad(
                    this,
                    "the sizes " + numOrSizeSplits + " must add up to the axis' extent " + extent
                            + "; one of them can be -1");
        }
        return numOrSizeSplits.stream().map(s -> s == -1 ? extent - given : s).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.splitV(this);
    }
}
