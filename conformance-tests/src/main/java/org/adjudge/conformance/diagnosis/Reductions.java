package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.adjudge.ir.Application;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The cotangent of an extremum where several elements attain it, and that of a product where elements are 0. */
final class Reductions implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        if (scene.op() instanceof UnsortedSegmentReduce segments
                && segments.opName().endsWith("prod")
                && scene.slot() == 0) {
            return List.of(Suspicion.of(
                    "product through a quotient",
                    "the product of a segment's other elements was taken as y / x, which is NaN where an element is 0",
                    () -> scene.value(Reductions::segmentQuotient)));
        }
        if (!(scene.op() instanceof Reduce op)) {
            return List.of();
        }
        return switch (op.kind()) {
            case MAX, MIN -> extremum(scene, op);
            case PROD -> product(scene, op);
            case SUM, MEAN, EUCLIDEAN_NORM -> List.of();
        };
    }

    private static List<Suspicion> extremum(Scene scene, Reduce op) {
        String shared = "where several elements attain the " + (op.kind() == Reduction.MAX ? "maximum" : "minimum")
                + " TensorFlow divides the cotangent equally among them; ";
        return List.of(
                Suspicion.of(
                        "ties not divided",
                        shared + "here each of them gets all of it",
                        () -> scene.value(a -> ties(op, a).times(kept(op, a, a.ct())))),
                Suspicion.of(
                        "one of the ties only",
                        shared + "here the first gets all of it",
                        () -> oneOfTheTies(scene, op, false)),
                Suspicion.of(
                        "one of the ties only",
                        shared + "here the last gets all of it",
                        () -> oneOfTheTies(scene, op, true)));
    }

    private static List<Suspicion> product(Scene scene, Reduce op) {
        return List.of(
                Suspicion.of(
                        "product through a quotient",
                        "the product of the others was taken as y / x, which is NaN where an element is 0",
                        () -> scene.value(
                                a -> kept(op, a, a.ct().times(a.out())).over(a.in(0)))),
                Suspicion.of(
                        "right for one zero only",
                        "the product of the others was taken without all zeros instead of without one: right with one zero,"
                                + " wrong with two",
                        () -> scene.value(a -> zerosAsOne(op, a))));
    }

    /** 1 where an element is the extremum, else 0. */
    private static Value ties(Reduce op, Application a) {
        return a.in(0).eq(kept(op, a, a.out())).cast(a.in(0).dtype());
    }

    private static Value kept(Reduce op, Application a, Value reduced) {
        Shape shape = a.in(0).shape();
        return reduced.reshape(shape.reduce(op.axis().resolve(shape.rank()), true));
    }

    private static Value zerosAsOne(Reduce op, Application a) {
        Value x = a.in(0);
        Value zero = x.eq(x.like(0));
        Value filled = zero.select(x.like(1), x);
        Value others = filled.reduce(Reduction.PROD, op.axis(), true);
        return zero.select(others, kept(op, a, a.out()).over(filled)).times(kept(op, a, a.ct()));
    }

    /** The ties of the first, or last, element in each line. */
    private static Optional<Tensor> oneOfTheTies(Scene scene, Reduce op, boolean last) {
        return scene.value(a -> ties(op, a)).flatMap(ties -> {
            Shape shape = ties.shape();
            List<Integer> axes = op.axis().resolve(shape.rank());
            double[] one = new double[ties.size()];
            Set<List<Integer>> seen = new HashSet<>();
            for (int step = 0; step < one.length; step++) {
                int i = last ? one.length - 1 - step : step;
                one[i] = ties.get(i) == 1 && seen.add(line(i, shape, axes)) ? 1 : 0;
            }
            Tensor chosen = Tensor.of(ties.dtype(), shape, one);
            return scene.value(a -> a.in(0).graph().constant(chosen).times(kept(op, a, a.ct())));
        });
    }

    /** The place of an element along the axes that stay. */
    private static List<Integer> line(int element, Shape shape, List<Integer> axes) {
        List<Integer> place = new ArrayList<>();
        int rest = element;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            place.add(axes.contains(axis) ? 0 : rest % shape.extent(axis));
            rest /= shape.extent(axis);
        }
        return place;
    }

    private static Value segmentQuotient(Application a) {
        Value ids = a.in(1);
        Value first = ids.like(0);
        Shape shape = a.in(0).shape();
        Value read = a.ct().times(a.out()).gather(ids.maximum(first), 0);
        int[] extents = shape.extents();
        for (int axis = ids.shape().rank(); axis < extents.length; axis++) {
            extents[axis] = 1;
        }
        Value inSegment =
                ids.graph().apply(Comparison.GREATER_EQUAL, ids, first).reshape(Shape.of(extents));
        return inSegment.select(read.over(a.in(0)), read.like(0));
    }
}
