package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * {@code max(min(x, high), low)} elementwise, f32 or f64; {@code x: [...]}, low and high scalars or of x's shape. Where
 * low exceeds high it is low. Python's {@code tf.clip_by_value} is the composition of minimum and maximum instead.
 *
 * <p>Kinks, as TensorFlow's ClipByValueGrad: x at a bound, or NaN, takes the whole cotangent. The rule follows the
 * formula where low exceeds high, too: the cotangent goes to low alone (TensorFlow's gives it to both bounds).
 */
public record ClipByValue() implements ElementwiseOp {
    @Override
    public String opName() {
        return "raw_ops.ClipByValue";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 3).get(0);
        Check.floating(this, x);
        for (TensorType bound : inputs) {
            Check.sameDType(this, x, bound);
            if (!bound.shape().equals(x.shape()) && !bound.shape().equals(Shape.SCALAR)) {
                throw Check.bad(
                        this, "a bound is a scalar or has the shape of x, " + x.shape() + ", but is " + bound.shape());
            }
        }
        return List.of(x);
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor capped = Elementwise.zip(inputs.get(0), inputs.get(2), (x, high) -> high < x ? high : x);
        return List.of(Elementwise.zip(capped, inputs.get(1), (x, low) -> x < low ? low : x));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value x = a.in(0);
        Value low = a.in(1);
        Value high = a.in(2);
        Value zero = a.ct().zerosLike();
        Value toLow = less(x.minimum(high), low).select(a.ct(), zero);
        Value toHigh = less(high, x).select(less(high, low).select(zero, a.ct()), zero);
        return switch (k) {
            case 0 -> less(x, low).select(zero, less(high, x).select(zero, a.ct()));
            case 1 -> toLow;
            case 2 -> toHigh;
            default -> throw new AssertionError("ClipByValue has three inputs");
        };
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.clipByValue(this);
    }

    private static Value less(Value x, Value y) {
        return x.graph().apply(Comparison.LESS, x, y);
    }
}
