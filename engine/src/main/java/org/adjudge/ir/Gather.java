package org.adjudge.ir;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Slices;
import org.adjudge.tensor.Tensor;

/**
 * Slices of a tensor at indices along an axis: {@code x: [b..., p..., n, q...], indices: [b..., i...] → [b..., p..., i...,
 * q...]}, with {@code batchDims} axes b. Indices are i32 or i64 in {@code [0, n)}; an index may occur more than once.
 *
 * <p>The cotangents of equal indices are summed.
 */
public record Gather(int axis, int batchDims) implements IndexOp {
    /** Without batch axes. */
    public Gather(int axis) {
        this(axis, 0);
    }

    @Override
    public String opName() {
        return "gather";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 2).get(0);
        Check.integer(this, "indices", inputs.get(1));
        int at = Check.axis(this, axis, x.shape().rank());
        Shape indices = inputs.get(1).shape();
        int batch = batch(indices);
        if (batch < 0
                || batch > Math.min(indices.rank(), at)
                || !indices.slice(0, batch).equals(x.shape().slice(0, batch))) {
            throw Check.bad(
                    this,
                    "the first " + batchDims + " axes, the batch, of " + x + " and of indices " + inputs.get(1)
                            + " must be equal, and end at axis " + at + " or before");
        }
        return List.of(x.with(x.shape()
                .slice(0, at)
                .concat(indices.slice(batch, indices.rank()))
                .concat(x.shape().slice(at + 1, x.shape().rank()))));
    }

    private int batch(Shape indices) {
        return batchDims < 0 ? batchDims + indices.rank() : batchDims;
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        List<TensorType> types = inputs.stream().map(TensorType::of).toList();
        TensorType result = infer(types).get(0);
        return List.of(Slices.apply(slices(types), result.dtype(), result.shape(), inputs.get(0), inputs.get(1)));
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return Optional.of(slices(inputs));
    }

    private Kernel slices(List<TensorType> inputs) {
        TensorType x = inputs.get(0);
        Shape indices = inputs.get(1).shape();
        int at = x.shape().axis(axis);
        int extent = x.shape().extent(at);
        Blocks blocks = Blocks.of(x.shape(), at, indices, batch(indices));
        return Slices.gather(
                blocks.batch,
                blocks.outer,
                extent,
                blocks.count,
                blocks.inner,
                index -> Check.bad(this, "index " + index + " is not in [0, " + extent + "), axis " + at + " of " + x));
    }

    @Override
    public boolean differentiable(int k) {
        return k == 0;
    }

    @Override
    public Value vjp(int k, Application a) {
        return adjoint(a.ct(), a.in(1), a.in(0).shape());
    }

    /** The slices added up where they were gathered, in a tensor of shape x. */
    Value adjoint(Value slices, Value indices, Shape x) {
        int at = x.axis(axis);
        int extent = x.extent(at);
        Blocks blocks = Blocks.of(x, at, indices.shape(), batch(indices.shape()));
        Value ids = indices.reshape(Shape.of(blocks.batch, blocks.count));
        if (blocks.batch > 1) {
            double[] starts = IntStream.range(0, blocks.batch)
                    .mapToDouble(b -> (double) b * extent)
                    .toArray();
            ids = ids.plus(indices.graph().constant(Tensor.of(indices.dtype(), Shape.of(blocks.batch, 1), starts)));
        }
        Value rows = exchanged(slices.reshape(Shape.of(blocks.batch, blocks.outer, blocks.count, blocks.inner)));
        Value sums = rows.unsortedSegmentSum(ids, blocks.batch * extent);
        return exchanged(sums.reshape(Shape.of(blocks.batch, extent, blocks.outer, blocks.inner)))
                .reshape(x);
    }

    /** The two axes in the middle exchanged; nothing moves if one of them is 1. */
    private static Value exchanged(Value x) {
        Shape shape = x.shape();
        boolean still = shape.extent(1) == 1 || shape.extent(2) == 1;
        return still
                ? x.reshape(Shape.of(shape.extent(0), shape.extent(2), shape.extent(1), shape.extent(3)))
                : x.transpose(0, 2, 1, 3);
    }

    /** The axes in groups: x is [batch, outer, n, inner], indices are [batch, count]. */
    private record Blocks(int batch, int outer, int count, int inner) {
        static Blocks of(Shape x, int at, Shape indices, int batchDims) {
            return new Blocks(
                    x.slice(0, batchDims).size(),
                    x.slice(batchDims, at).size(),
                    indices.slice(batchDims, indices.rank()).size(),
                    x.slice(at + 1, x.rank()).size());
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.gather(this);
    }
}
