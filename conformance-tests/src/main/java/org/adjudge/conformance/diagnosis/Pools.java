package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.adjudge.ir.Application;
import org.adjudge.ir.AvgPool;
import org.adjudge.ir.AvgPoolGrad;
import org.adjudge.ir.Conv;
import org.adjudge.ir.MaxPool;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The rules of pools: the border's divisor, elements that several windows chose, ties, and the padding. */
final class Pools implements Hypothesis {
    private static final int FARTHEST = 2;

    @Override
    public List<Suspicion> about(Scene scene) {
        if (scene.op() instanceof AvgPool pool) {
            return List.of(Suspicion.of(
                    "border divisor",
                    "a window that hangs over the border is the mean of the elements that it sees; here they were divided by"
                            + " the whole window",
                    () -> scene.value(a -> wholeWindow(pool, a))));
        }
        if (!(scene.op() instanceof MaxPool pool)) {
            return List.of();
        }
        List<Suspicion> result = new ArrayList<>();
        result.add(Suspicion.of(
                "credited once",
                "an element that is the largest of several windows gets the cotangents of all of them; here it is as if it"
                        + " had been chosen once",
                () -> scene.value(a -> once(pool, a))));
        result.add(Suspicion.of(
                "convention at a kink",
                "where several elements of a window are the largest, TensorFlow's kernel gives the cotangent to the first;"
                        + " here each of them gets it",
                () -> scene.value(a -> allTies(pool, a))));
        for (int rows = -FARTHEST; rows <= FARTHEST; rows++) {
            for (int columns = -FARTHEST; columns <= FARTHEST; columns++) {
                if (rows != 0 || columns != 0) {
                    result.add(shifted(scene, rows, columns));
                }
            }
        }
        return result;
    }

    private static Suspicion shifted(Scene scene, int rows, int columns) {
        return Suspicion.of(
                "shifted",
                "the right numbers, " + rows + " rows and " + columns
                        + " columns off: the padding was forgotten in the indices, or counted twice",
                () -> shifted(scene.right(), rows, columns));
    }

    private static Optional<Tensor> shifted(Tensor right, int rows, int columns) {
        return Scene.value(List.of(right), List.of(), List.of(), a -> {
            Value x = a.in(0);
            List<List<Integer>> around = new ArrayList<>(Collections.nCopies(4, List.of(0, 0)));
            around.set(1, List.of(Math.max(rows, 0), Math.max(-rows, 0)));
            around.set(2, List.of(Math.max(columns, 0), Math.max(-columns, 0)));
            return x.pad(around)
                    .slice(
                            List.of(0, Math.max(-rows, 0), Math.max(-columns, 0), 0),
                            x.shape().asList());
        });
    }

    private static Value ones(Value like, Shape shape) {
        return like.graph().constant(Tensor.full(like.dtype(), shape, 1));
    }

    private static int taps(List<Integer> ksize) {
        return ksize.stream().reduce(1, (p, q) -> p * q);
    }

    private static Value wholeWindow(AvgPool op, Application a) {
        Shape x = a.in(0).shape();
        Value ones = ones(a.ct(), Shape.of(1, x.extent(1), x.extent(2), 1));
        Value window = ones(a.ct(), Shape.of(op.ksize().get(1), op.ksize().get(2), 1, 1));
        Value seen = a.ct().graph().apply(new Conv(op.strides(), op.padding(), List.of(1, 1, 1, 1)), ones, window);
        AvgPoolGrad adjoint = new AvgPoolGrad(x.asList(), op.ksize(), op.strides(), op.padding());
        return a.ct().graph().apply(adjoint, a.ct().times(seen).over(taps(op.ksize())));
    }

    private static Value once(MaxPool op, Application a) {
        Application counting = new Application(a.inputs(), a.outputs(), List.of(ones(a.ct(), a.ct().shape())));
        Value count = op.vjp(0, counting);
        return op.vjp(0, a).over(count.maximum(count.like(1)));
    }

    /** Of windows that lie side by side; others are not computed. */
    private static Value allTies(MaxPool op, Application a) {
        AvgPoolGrad spread = new AvgPoolGrad(a.in(0).shape().asList(), op.ksize(), op.ksize(), op.padding());
        Value largest = a.ct().graph().apply(spread, a.out()).times(taps(op.ksize()));
        Value ct = a.ct().graph().apply(spread, a.ct()).times(taps(op.ksize()));
        return a.in(0).eq(largest).select(ct, ct.like(0));
    }
}
