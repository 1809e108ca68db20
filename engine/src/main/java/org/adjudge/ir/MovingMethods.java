package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.Shape;

/** The ops that move elements as methods of a value; one that would change nothing is not appended. */
public sealed interface MovingMethods permits Value {
    /** The graph that the methods append to. */
    Graph graph();

    private Value self() {
        return (Value) this;
    }

    /** {@link Reshape}. */
    default Value reshape(Shape shape) {
        return shape.equals(self().shape()) ? self() : graph().apply(new Reshape(shape.asList()), self());
    }

    /** {@link BroadcastTo}. */
    default Value broadcastTo(Shape shape) {
        return shape.equals(self().shape()) ? self() : graph().apply(new BroadcastTo(shape.asList()), self());
    }

    /** {@link Transpose}. */
    default Value transpose(List<Integer> perm) {
        return graph().apply(new Transpose(perm), self());
    }

    /** {@link Transpose}. */
    default Value transpose(int... perm) {
        return transpose(Arrays.stream(perm).boxed().toList());
    }

    /** The last two axes exchanged. */
    default Value matrixTranspose() {
        if (self().shape().rank() < 2) {
            throw new IllegalArgumentException("matrix transpose takes rank 2 or more, but got " + self().type());
        }
        List<Integer> perm = new ArrayList<>(Axes.all().resolve(self().shape().rank()));
        Collections.swap(perm, perm.size() - 1, perm.size() - 2);
        return transpose(perm);
    }

    /** {@link Slice}. */
    default Value slice(List<Integer> begin, List<Integer> size) {
        return graph().apply(new Slice(begin, size), self());
    }

    /** {@link Pad}. */
    default Value pad(List<List<Integer>> paddings) {
        return graph().apply(new Pad(paddings), self());
    }

    /** {@link StridedSlice}. */
    default Value stridedSlice(List<Subscript> subscripts) {
        return graph().apply(new StridedSlice(subscripts), self());
    }

    /** {@link Gather}. */
    default Value gather(Value indices, int axis) {
        return graph().apply(new Gather(axis), self(), indices);
    }

    /** {@link UnsortedSegmentSum}. */
    default Value unsortedSegmentSum(Value ids, int numSegments) {
        return graph().apply(new UnsortedSegmentSum(numSegments), self(), ids);
    }

    /**
     * This cotangent summed over the axes along which a primal of {@code shape} was repeated to this shape: the adjoint
     * of broadcasting.
     */
    default Value unbroadcast(Shape shape) {
        List<Integer> axes = shape.axesBroadcastTo(self().shape());
        return (axes.isEmpty() ? self() : self().reduce(Reduction.SUM, Axes.of(axes), false)).reshape(shape);
    }
}
