package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * A tensor with a number around it: {@code x: [n...], c: [] → [before + n + after...]}; {@code paddings[a] = [before,
 * after]}. What {@code tf.pad} is with {@code constant_values}.
 *
 * <p>The cotangent of x is the slice in the middle, that of c the sum of the rest (TensorFlow gives none to c).
 */
public record PadV2(List<List<Integer>> paddings) implements LayoutOp {
    /** Copies the lists. */
    public PadV2 {
        paddings = paddings.stream().map(List::copyOf).toList();
    }

    @Override
    public String opName() {
        return "raw_ops.PadV2";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        Check.sameDType(this, x, inputs.get(1));
        if (inputs.get(1).shape().rank() != 0) {
            throw Check.bad(this, "constant_values must be a scalar, but is " + inputs.get(1));
        }
        return new Pad(paddings).infer(List.of(x));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        Tensor padded = new Pad(paddings).eval(List.of(x)).get(0);
        return List.of(Elementwise.select(middle(x.shape()), padded, inputs.get(1)));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Shape x = a.in(0).shape();
        if (k == 0) {
            return a.ct().slice(paddings.stream().map(p -> p.get(0)).toList(), x.asList());
        }
        return a.ct().graph()
                .constant(middle(x))
                .select(a.ct().zerosLike(), a.ct())
                .sum();
    }

    /** Where the result is of x. */
    private Tensor middle(Shape x) {
        return new Pad(paddings).eval(List.of(Tensor.full(DType.BOOL, x, 1))).get(0);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.padV2(this);
    }
}
