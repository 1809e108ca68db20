package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * A tensor in which the first {@code lengths[b]} elements along one axis are in reversed order, for each b along the batch axis:
 * {@code x: [...], lengths: [batch] → [...]}; any dtype, lengths are i32 or i64 in {@code [0, n]}.
 *
 * <p>The cotangent is reversed back. TensorFlow: ReverseSequenceGrad.
 */
public record ReverseSequence(int seqAxis, int batchAxis) implements IndexOp {
    @Override
    public String opName() {
        return "reverse_sequence";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        Check.integer(this, "seq_lengths", inputs.get(1));
        int seq = axis("seq_axis", seqAxis, x);
        int batch = axis("batch_axis", batchAxis, x);
        Shape lengths = Shape.of(x.shape().extent(batch));
        if (seq == batch || !inputs.get(1).shape().equals(lengths)) {
            throw Check.bad(
                    this,
                    "needs two axes and lengths of shape " + lengths + ", but got axes " + seq + " and " + batch
                            + " and lengths " + inputs.get(1));
        }
        return List.of(x);
    }

    private int axis(String name, int axis, TensorType x) {
        if (axis < 0 || axis >= x.shape().rank()) {
            throw Check.bad(
                    this,
                    name + " is " + axis + "; it must be an axis of " + x + ", counted from the first: TensorFlow takes"
                            + " no negative one");
        }
        return axis;
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int seq = seqAxis;
        int batch = batchAxis;
        long[] lengths = inputs.get(1).toLongs();
        for (long length : lengths) {
            if (length < 0 || length > x.shape().extent(seq)) {
                throw Check.bad(
                        this, "length " + length + " is not in [0, " + x.shape().extent(seq) + "]");
            }
        }
        return List.of(IndexMap.located(x.shape(), x.shape(), (at, from) -> {
                    System.arraycopy(at, 0, from, 0, at.length);
                    long length = lengths[at[batch]];
                    from[seq] = at[seq] < length ? (int) length - 1 - at[seq] : at[seq];
                    return true;
                })
                .take(x));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 0;
    }

    @Override
    public Value vjp(int k, Application a) {
        return a.ct().graph().apply(this, a.ct(), a.in(1));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reverseSequence(this);
    }
}
