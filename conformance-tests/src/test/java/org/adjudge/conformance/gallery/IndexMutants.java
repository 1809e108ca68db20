package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Wrong.apply;
import static org.adjudge.conformance.gallery.Wrong.fitting;

import java.util.List;
import org.adjudge.conformance.diagnosis.WrongLayouts;
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
                Wrong.rule("I09", "gather", fitting((op, k, a) -> new Gather(0).vjp(k, a)), "axis ignored or wrong"),
                Wrong.rule(
                        "I11",
                        "strided_slice",
                        (op, k, a) -> strides(op, a) ? apply(op, a.ct()) : op.vjp(k, a),
                        "sliced again"),
                Wrong.rule(
                        "I12",
                        "strided_slice",
                        (op, k, a) -> WrongLayouts.forwards((StridedSlice) op).vjp(k, a),
                        "not flipped"),
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
                Wrong.rule("I16", "reshape", (op, k, a) -> WrongLayouts.columnOrder(a), "memory order"),
                Wrong.rule(
                        "I17",
                        "tile",
                        fitting((op, k, a) -> WrongLayouts.wholeAxes((Tile) op, a)),
                        "whole axis summed"),
                Wrong.rule("I18", "tile", (op, k, a) -> WrongLayouts.asRepeat((Tile) op, a), "repeat for tile"),
                Wrong.rule("I19", "pad", (op, k, a) -> cutAfter(op, k, a), "paddings ignored or wrong"),
                Wrong.rule("I20", "pad", (op, k, a) -> middle(op, k, a), "reflected part dropped"),
                Wrong.rule(
                        "I21",
                        "concat",
                        (op, k, a) -> WrongLayouts.equalParts((Concat) op, k, a),
                        "split into equal parts"),
                Wrong.rule(
                        "I22",
                        "stack",
                        fitting((op, k, a) -> new Stack(
                                        ((Stack) op).axis() == 0
                                                ? a.ct().shape().rank() - 1
                                                : 0)
                                .vjp(k, a)),
                        "axis ignored or wrong"),
                Wrong.rule("I23", "top_k", (op, k, a) -> WrongLayouts.byRank(a), "scattered by rank"));
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
}
