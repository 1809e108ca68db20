package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Wrong.apply;
import static org.adjudge.conformance.gallery.Wrong.fitting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.adjudge.ir.Application;
import org.adjudge.ir.Concat;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.MirrorPad;
import org.adjudge.ir.Op;
import org.adjudge.ir.Pad;
import org.adjudge.ir.Stack;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.TensorScatter;
import org.adjudge.ir.Tile;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** Wrong rules of indexing and of shapes: the rows I. */
final class IndexMutants {
    private static final String UPDATE = "tensor_scatter_nd_update";

    private IndexMutants() {}

    static List<Mutant> all() {
        return List.of(
                Wrong.rule("I01", "gather", fitting(IndexMutants::lastWins), "duplicate indices overwritten"),
                Wrong.rule("I02", "gather", (op, k, a) -> a.in(0).zerosLike(), "no cotangent"),
                Wrong.slot(
                        "I03", UPDATE, 2, (op, k, a) -> apply(new GatherNd(), a.ct(), a.in(1)), "overwritten update"),
                Wrong.slot("I05", UPDATE, 0, (op, k, a) -> a.ct(), "overwritten element"),
                Wrong.rule(
                        "I06",
                        "tensor_scatter_nd_add",
                        (op, k, a) -> new TensorScatter(TensorScatter.Kind.UPDATE).vjp(k, a),
                        "rule of another kind"),
                Wrong.rule("I08", "gather", fitting(IndexMutants::batchAxis), "axis ignored or wrong"),
                Wrong.rule(
                        "I09", "gather", fitting((op, k, a) -> new Gather(0).vjp(k, a)), "axis ignored or wrong"),
                Wrong.rule(
                        "I11",
                        "strided_slice",
                        (op, k, a) -> strides(op, a) ? apply(op, a.ct()) : op.vjp(k, a),
                        "sliced again"),
                Wrong.rule("I12", "strided_slice", (op, k, a) -> forwards(op).vjp(k, a), "not flipped"),
                Wrong.rule(
                        "I13",
                        "strided_slice",
                        (op, k, a) -> a.ct().shape().size() == 0 ? a.ct() : op.vjp(k, a),
                        "wrong shape"),
                Wrong.rule(
                        "I15",
                        "transpose",
                        fitting((op, k, a) -> a.ct().transpose(((Transpose) op).perm())),
                        "permutation not inverted"),
                Wrong.rule("I16", "reshape", (op, k, a) -> columnOrder(a), "memory order"),
                Wrong.rule("I17", "tile", (op, k, a) -> wholeAxes((Tile) op, a), "whole axis summed"),
                Wrong.rule("I18", "tile", (op, k, a) -> asRepeat((Tile) op, a), "repeat for tile"),
                Wrong.rule("I19", "pad", (op, k, a) -> cutAfter(op, k, a), "paddings ignored or wrong"),
                Wrong.rule("I20", "pad", (op, k, a) -> middle(op, k, a), "reflected part dropped"),
                Wrong.rule("I21", "concat", (op, k, a) -> equalParts((Concat) op, k, a), "split into equal parts"),
                Wrong.rule(
                        "I22",
                        "stack",
                        fitting((op, k, a) ->
                                new Stack(((Stack) op).axis() == 0 ? a.ct().shape().rank() - 1 : 0).vjp(k, a)),
                        "axis ignored or wrong"),
                Wrong.rule("I23", "top_k", (op, k, a) -> byRank(a), "scattered by rank"));
    }

    private static Value lastWins(Op op, int k, Application a) {
        boolean first = ((Gather) op).axis() == 0 && ((Gather) op).batchDims() == 0;
        Value column = a.in(1).reshape(a.in(1).shape().concat(Shape.of(1)));
        return first
                ? apply(new TensorScatter(TensorScatter.Kind.UPDATE), a.in(0).zerosLike(), column, a.ct())
                : op.vjp(k, a);
    }

    private static Value batchAxis(Op op, int k, Application a) {
        int batch = ((Gather) op).batchDims();
        return (batch > 0 ? new Gather(batch, batch) : op).vjp(k, a);
    }

    /** Whether a slice is of strides alone. */
    private static boolean strides(Op op, Application a) {
        return ((StridedSlice) op).subscripts().stream().allMatch(s -> s instanceof Subscript.Range r && r.stride() > 1)
                && a.ct().shape().size() > 0;
    }

    /** Whole axes that are read backwards read forwards. */
    private static StridedSlice forwards(Op op) {
        return new StridedSlice(((StridedSlice) op)
                .subscripts().stream()
                        .map(s -> s.toString().equals("::-1")
                                ? new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), 1)
                                : s)
                        .toList());
    }

    private static Value columnOrder(Application a) {
        List<Integer> backwards = new ArrayList<>(a.in(0).shape().asList());
        Collections.reverse(backwards);
        return reversed(reversed(a.ct()).reshape(Shape.of(backwards)));
    }

    private static Value reversed(Value x) {
        int rank = x.shape().rank();
        return x.transpose(
                IntStream.range(0, rank).mapToObj(i -> rank - 1 - i).toList());
    }

    /** Every element of an axis that is repeated gets the sum of all. */
    private static Value wholeAxes(Tile op, Application a) {
        Value sum = a.ct();
        for (int axis = 0; axis < op.multiples().size(); axis++) {
            if (op.multiples().get(axis) > 1) {
                Shape line = sum.shape().with(axis, 1);
                sum = sum.sum(axis).reshape(line);
                sum = sum.broadcastTo(line.with(axis, a.in(0).shape().extent(axis)));
            }
        }
        return sum.shape().equals(a.in(0).shape()) ? sum : op.vjp(0, a);
    }

    /** Each element the sum of neighbours, as if each had been repeated in its place. */
    private static Value asRepeat(Tile op, Application a) {
        List<Integer> split = new ArrayList<>();
        int[] repetitions = new int[op.multiples().size()];
        for (int axis = 0; axis < repetitions.length; axis++) {
            split.add(a.in(0).shape().extent(axis));
            repetitions[axis] = split.size();
            split.add(op.multiples().get(axis));
        }
        return repetitions.length == 0 ? a.ct() : a.ct().reshape(Shape.of(split)).sum(repetitions);
    }

    private static Value cutAfter(Op op, int k, Application a) {
        return op instanceof Pad pad
                ? new Pad(pad.paddings().stream()
                                .map(p -> List.of(p.get(1), p.get(0)))
                                .toList())
                        .vjp(k, a)
                : op.vjp(k, a);
    }

    private static Value middle(Op op, int k, Application a) {
        return (op instanceof MirrorPad mirror ? new Pad(mirror.paddings()) : op).vjp(k, a);
    }

    private static Value equalParts(Concat op, int k, Application a) {
        int at = a.ct().shape().axis(op.axis());
        int all = a.ct().shape().extent(at);
        int own = a.in(k).shape().extent(at);
        List<Integer> begin = new ArrayList<>(Collections.nCopies(a.ct().shape().rank(), 0));
        begin.set(at, Math.min(k * all / a.inputs().size(), all - own));
        return a.ct().slice(begin, a.in(k).shape().asList());
    }

    private static Value byRank(Application a) {
        Shape x = a.in(0).shape();
        List<List<Integer>> paddings = new ArrayList<>(Collections.nCopies(x.rank(), List.of(0, 0)));
        paddings.set(x.rank() - 1, List.of(0, x.extent(-1) - a.ct().shape().extent(-1)));
        return a.ct().pad(paddings);
    }
}
