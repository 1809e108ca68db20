package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.CrossEntropyKernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * {@code -log_softmax(logits)[labels]} along the last axis: {@code labels: [...] of i32 or i64 in [0, n), logits: [...,
 * n] of f32 or f64 → [...]}.
 *
 * <p>With p = softmax(logits) the cotangent of logits is ȳ p, less ȳ at the label. No cotangent passes to labels.
 */
public record SparseSoftmaxCrossEntropy() implements NeuralOp {
    @Override
    public String opName() {
        return "nn.sparse_softmax_cross_entropy_with_logits";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType labels = Check.count(this, inputs, 2).get(0);
        TensorType logits = inputs.get(1);
        Check.integer(this, "labels", labels);
        Check.floating(this, logits);
        Shape shape = logits.shape();
        if (shape.rank() == 0 || !shape.slice(0, shape.rank() - 1).equals(labels.shape())) {
            throw Check.bad(
                    this,
                    "labels " + labels + " must have the shape of logits " + logits
                            + " without the last axis, classes");
        }
        if (shape.extent(-1) == 0) {
            throw Check.bad(this, "there must be one class or more, but logits are " + logits);
        }
        return List.of(logits.with(labels.shape()));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        try {
            return List.of(CrossEntropyKernel.sparse(inputs.get(0), inputs.get(1)));
        } catch (IllegalArgumentException e) {
            throw Check.bad(this, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public boolean differentiable(int k) {
        return k == 1;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value labels = a.in(0);
        Value logits = a.in(1);
        int classes = logits.shape().rank() - 1;
        Value chosen = new Gather(classes, classes).adjoint(a.ct(), labels, logits.shape());
        Value ct = a.ct().reshape(a.ct().shape().concat(Shape.of(1)));
        return ct.times(logits.softmax()).minus(chosen);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.sparseSoftmaxCrossEntropy(this);
    }
}
