package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.adjudge.ir.Application;
import org.adjudge.ir.Concat;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.Tile;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** The formulas of {@link Layouts}, said once: the gallery makes its mutants of them. */
public final class WrongLayouts {
    private WrongLayouts() {}

    /** Whole axes that are read backwards, read forwards. */
    public static StridedSlice forwards(StridedSlice slice) {
        Subscript whole = new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), 1);
        return new StridedSlice(slice.subscripts().stream()
                .map(s -> s.toString().equals("::-1") ? whole : s)
                .toList());
    }

    /** The cotangent of a reshape, column by column. */
    public static Value columnOrder(Application a) {
        List<Integer> backwards = new ArrayList<>(a.in(0).shape().asList());
        Collections.reverse(backwards);
        return reversed(reversed(a.ct()).reshape(Shape.of(backwards)));
    }

    private static Value reversed(Value x) {
        int rank = x.shape().rank();
        return x.transpose(IntStream.range(0, rank).mapToObj(i -> rank - 1 - i).toList());
    }

    /** Every element of an axis that is repeated gets the sum of all. */
    public static Value wholeAxes(Tile op, Application a) {
        Value sum = a.ct();
        for (int axis = 0; axis < op.multiples().size(); axis++) {
            if (op.multiples().get(axis) > 1) {
                Shape line = sum.shape().with(axis, 1);
                sum = sum.sum(axis).reshape(line);
                sum = sum.broadcastTo(line.with(axis, a.in(0).shape().extent(axis)));
            }
        }
        return sum;
    }

    /** Each element gets the sum of neighbours, as if each had been repeated in its place. */
    public static Value asRepeat(Tile op, Application a) {
        List<Integer> split = new ArrayList<>();
        int[] repetitions = new int[op.multiples().size()];
        for (int axis = 0; axis < repetitions.length; axis++) {
            split.add(a.in(0).shape().extent(axis));
            repetitions[axis] = split.size();
            split.add(op.multiples().get(axis));
        }
        return repetitions.length == 0
                ? a.ct()
                : a.ct().reshape(Shape.of(split)).sum(repetitions);
    }

    /** The cotangent of part {@code k} as if all parts had one length. */
    public static Value equalParts(Concat op, int k, Application a) {
        int at = a.ct().shape().axis(op.axis());
        int all = a.ct().shape().extent(at);
        int own = a.in(k).shape().extent(at);
        List<Integer> begin = new ArrayList<>(Collections.nCopies(a.ct().shape().rank(), 0));
        begin.set(at, Math.min(k * all / a.inputs().size(), all - own));
        return a.ct().slice(begin, a.in(k).shape().asList());
    }

    /** The cotangents of the largest at their ranks. */
    public static Value byRank(Application a) {
        Shape x = a.in(0).shape();
        List<List<Integer>> paddings = new ArrayList<>(Collections.nCopies(x.rank(), List.of(0, 0)));
        paddings.set(x.rank() - 1, List.of(0, x.extent(-1) - a.ct().shape().extent(-1)));
        return a.ct().pad(paddings);
    }
}
