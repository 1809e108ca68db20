package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IncompleteBeta;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The regularised incomplete beta function {@code I(a, b, x) = ∫ tᵃ⁻¹ (1 - t)ᵇ⁻¹ dt / B(a, b)} from 0 to x, elementwise, f32 or f64;
 * a, b and x of one shape but for scalars, which are repeated. NaN unless a, b > 0, finite, and 0 ≤ x ≤ 1.
 *
 * <p>Differentiable in x alone, as in TensorFlow's {@code python/ops/math_grad.py}: {@code xᵃ⁻¹ (1 - x)ᵇ⁻¹ / B(a, b)}.
 */
public record Betainc() implements ElementwiseOp {
    @Override
    public String opName() {
        return "math.betainc";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType first = Check.count(this, inputs, 3).get(0);
        Check.floating(this, first);
        Shape shape = Shape.SCALAR;
        for (TensorType type : inputs) {
            Check.sameDType(this, first, type);
            if (type.shape().rank() > 0) {
                if (shape.rank() > 0 && !shape.equals(type.shape())) {
                    throw Check.bad(
                            this,
                            "a, b and x have one shape but for scalars, but got " + shape + " and " + type.shape());
                }
                shape = type.shape();
            }
        }
        return List.of(first.with(shape));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Shape shape = inputs.stream().map(Tensor::shape).reduce(Shape.SCALAR, Shape::broadcast);
        double[] out = new double[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = IncompleteBeta.value(at(inputs.get(0), i), at(inputs.get(1), i), at(inputs.get(2), i));
        }
        return List.of(Tensor.of(inputs.get(0).dtype(), shape, out));
    }

    private static double at(Tensor tensor, int index) {
        return tensor.get(tensor.shape().rank() == 0 ? 0 : index);
    }

    @Override
    public boolean differentiable(int k) {
        return k == 2;
    }

    @Override
    public boolean broadcasts() {
        return true;
    }

    @Override
    public Value vjp(int k, Application application) {
        Value a = application.in(0);
        Value b = application.in(1);
        Value x = application.in(2);
        Value logBeta = lgamma(a).plus(lgamma(b)).minus(lgamma(a.plus(b)));
        Value powers = b.minus(1).xlog1py(x.neg()).plus(a.minus(1).xlogy(x));
        return application.ct().times(powers.minus(logBeta).exp());
    }

    private static Value lgamma(Value x) {
        return x.graph().apply(Special.LGAMMA, x);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.betainc(this);
    }
}
