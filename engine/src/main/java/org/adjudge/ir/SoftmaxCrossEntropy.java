package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.CrossEntropyKernel;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Slices;
import org.adjudge.tensor.Tensor;

/**
 * {@code -sum(labels log_softmax(logits))} along the last axis, f32 or f64: {@code labels: [..., n], logits: [..., n] →
 * [...]}. No overflow at any magnitude. Labels need not sum to 1.
 *
 * <p>With p = softmax(logits): the cotangent of logits is ȳ (p sum(labels) - labels), that of labels -ȳ
 * log_softmax(logits). TensorFlow (SoftmaxCrossEntropyWithLogitsGrad) writes p - labels, which is the derivative only
 * where the labels sum to 1.
 */
public record SoftmaxCrossEntropy() implements NeuralOp {
    @Override
    public String opName() {
        return "nn.softmax_cross_entropy_with_logits";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType labels = Check.count(this, inputs, 2).get(0);
        TensorType logits = inputs.get(1);
        Check.sameDType(this, labels, logits);
        Check.floating(this, logits);
        Shape shape = logits.shape();
        if (shape.rank() == 0 || !shape.equals(labels.shape())) {
            throw Check.bad(
                    this,
                    "labels and logits must have one shape, [..., classes], but got " + labels + " and " + logits);
        }
        return List.of(logits.with(shape.slice(0, shape.rank() - 1)));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor logits = inputs.get(1);
        Shape result = logits.shape().slice(0, logits.shape().rank() - 1);
        return List.of(
                Slices.apply(CrossEntropyKernel.dense(logits.shape()), logits.dtype(), result, inputs.get(0), logits));
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return Optional.of(CrossEntropyKernel.dense(inputs.get(1).shape()));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Value labels = a.in(0);
        Value logits = a.in(1);
        Value ct = a.ct().reshape(a.ct().shape().concat(Shape.of(1)));
        if (k == 0) {
            return ct.times(logits.logSoftmax().neg());
        }
        Value total = labels.reduce(Reduction.SUM, Axes.of(-1), true);
        return ct.times(logits.softmax().times(total).minus(labels));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.softmaxCrossEntropy(this);
    }
}
