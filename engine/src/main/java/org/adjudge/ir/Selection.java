package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;

/**
 * Subscripts applied to a shape: for each of its axes where to begin, how far to step and how many to take, and the
 * shape that results.
 */
record Selection(List<Integer> begin, List<Integer> stride, List<Integer> count, Shape result) {
    static Selection of(Op op, List<Subscript> subscripts, Shape shape) {
        int used = (int) subscripts.stream()
                .filter(s -> s instanceof Subscript.Range || s instanceof Subscript.At)
                .count();
        if (used > shape.rank() || Collections.frequency(subscripts, new Subscript.Ellipsis()) > 1) {
            throw Check.bad(
                    op,
                    "too many subscripts for shape " + shape + ": " + subscripts
                            + "; at most one for each axis, and one '...'");
        }
        List<Subscript> full = new ArrayList<>();
        List<Subscript> whole = Collections.nCopies(
                shape.rank() - used, new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), 1));
        for (Subscript subscript : subscripts) {
            full.addAll(subscript instanceof Subscript.Ellipsis ? whole : List.of(subscript));
        }
        if (!subscripts.contains(new Subscript.Ellipsis())) {
            full.addAll(whole);
        }
        Selection selection = new Selection(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), shape);
        List<Integer> result = new ArrayList<>();
        for (Subscript subscript : full) {
            selection.add(op, subscript, shape, result);
        }
        return new Selection(selection.begin, selection.stride, selection.count, Shape.of(result));
    }

    private void add(Op op, Subscript subscript, Shape shape, List<Integer> result) {
        if (subscript instanceof Subscript.NewAxis) {
            result.add(1);
            return;
        }
        int axis = begin.size();
        int extent = shape.extent(axis);
        if (subscript instanceof Subscript.At at) {
            if (at.index() < -extent || at.index() >= extent) {
                throw Check.bad(
                        op,
                        "index " + at.index() + " is out of range for axis " + axis + " of " + shape
                                + (extent == 0 ? "; it is empty" : "; it can be " + -extent + " to " + (extent - 1)));
            }
            take(at.index() < 0 ? at.index() + extent : at.index(), 1, 1);
        } else if (subscript instanceof Subscript.Range range) {
            int step = range.stride();
            int low = step > 0 ? 0 : -1;
            int high = step > 0 ? extent : extent - 1;
            int from = clamp(
                    range.begin().orElse(step > 0 ? 0 : extent - 1),
                    extent,
                    low,
                    high,
                    range.begin().isPresent());
            int to = clamp(
                    range.end().orElse(step > 0 ? extent : -1),
                    extent,
                    low,
                    high,
                    range.end().isPresent());
            int taken = (int) Math.max(0, ((long) to - from + step - Integer.signum(step)) / step);
            take(taken == 0 ? 0 : from, step, taken);
            result.add(taken);
        }
    }

    private static int clamp(int position, int extent, int low, int high, boolean given) {
        int counted = given && position < 0 ? position + extent : position;
        return Math.max(low, Math.min(high, counted));
    }

    private void take(int from, int step, int taken) {
        begin.add(from);
        stride.add(step);
        count.add(taken);
    }

    /** Where each selected element comes from; its shape has no new axes and keeps those of an index. */
    IndexMap map(Shape source) {
        return Layout.slice(source, begin, stride, Shape.of(count));
    }
}
