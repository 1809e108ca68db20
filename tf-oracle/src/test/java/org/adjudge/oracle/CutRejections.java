package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.f32;
import static org.adjudge.oracle.Rejections.f64;

import java.util.List;
import java.util.OptionalInt;
import org.adjudge.ir.MirrorPad;
import org.adjudge.ir.MirrorPadGrad;
import org.adjudge.ir.Pad;
import org.adjudge.ir.PadV2;
import org.adjudge.ir.Slice;
import org.adjudge.ir.Split;
import org.adjudge.ir.SplitV;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.StridedSliceGrad;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.Unstack;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of ops that cut tensors, and of those that put something around them. */
final class CutRejections {
    private static final Subscript ALL = new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), 1);
    private static final Subscript REST = new Subscript.Ellipsis();
    private static final String PAIRS = "must be a pair [before, after]";

    private CutRejections() {}

    static List<Rejection> cuts() {
        List<Subscript> three = List.of(ALL, ALL, ALL);
        List<Subscript> twice = List.of(REST, ALL, REST);
        return List.of(
                bad("one entry for each axis", new Slice(List.of(0), List.of(1)), f32(2, 3)),
                bad("reach beyond axis 0", new Slice(List.of(1, 0), List.of(2, 1)), f32(2, 3)),
                bad("reach beyond axis 1", new Slice(List.of(0, -1), List.of(1, 1)), f32(2, 3)),
                bad("reach beyond axis 0", new Slice(List.of(0, 0), List.of(-2, 1)), f32(2, 3)),
                bad("extent 3 into 2 equal parts", new Split(2, 1), f32(2, 3)),
                bad("extent 3 into 0 equal parts", new Split(0, 1), f32(2, 3)),
                bad("axis 2 is out of range", new Split(2, 2), f32(2, 3)),
                bad("must add up to the axis' extent 3", new SplitV(List.of(1, 1), 1), f32(2, 3)),
                bad("must add up to the axis' extent 3", new SplitV(List.of(-1, -1), 1), f32(2, 3)),
                bad("must add up to the axis' extent 3", new SplitV(List.of(4, -1), 1), f32(2, 3)),
                bad("axis 2 is out of range", new SplitV(List.of(1, 1), 2), f32(2, 3)),
                bad("axis 1 is out of range", new Unstack(1), f32(2)),
                bad("axis -2 is out of range", new Unstack(-2), f32(2)),
                bad("axis 0 is out of range", new Unstack(0), f32()),
                bad("too many subscripts", new StridedSlice(three), f32(2, 3)),
                bad("too many subscripts", new StridedSlice(twice), f32(2, 3)),
                bad("index 2 is out of range for axis 0", new StridedSlice(List.of(new Subscript.At(2))), f32(2, 3)),
                bad(
                        "index -4 is out of range for axis 1",
                        new StridedSlice(List.of(ALL, new Subscript.At(-4))),
                        f32(2, 3)),
                bad("too many subscripts", new StridedSliceGrad(List.of(2, 3), three), f32(2, 3)),
                bad("the subscripts select [2, 3]", new StridedSliceGrad(List.of(2, 3), List.of(ALL)), f32(3, 2)),
                bad("the subscripts select [2]", new StridedSliceGrad(List.of(2), List.of(ALL)), f32(2, 1)),
                bad("index 2 is out of range", new StridedSliceGrad(List.of(2), List.of(new Subscript.At(2))), f32()));
    }

    static List<Rejection> pads() {
        List<List<Integer>> one = List.of(List.of(1, 0));
        List<List<Integer>> negative = List.of(List.of(0, -1));
        List<List<Integer>> three = List.of(List.of(0, 3));
        return List.of(
                bad(PAIRS, new Pad(one), f32(2, 3)),
                bad(PAIRS, new Pad(negative), f32(3)),
                bad(PAIRS, new Pad(one), f32()),
                bad(PAIRS, new PadV2(one), f32(2, 3), f32()),
                bad(PAIRS, new PadV2(negative), f32(3), f32()),
                bad("constant_values must be a scalar", new PadV2(one), f32(3), f32(1)),
                bad("takes inputs of one dtype", new PadV2(one), f32(3), f64()),
                bad(PAIRS, new MirrorPad(one, "REFLECT"), f32(2, 3)),
                bad(PAIRS, new MirrorPad(negative, "SYMMETRIC"), f32(3)),
                bad("more than mode 'REFLECT' finds in axis 0", new MirrorPad(three, "REFLECT"), f32(3)),
                bad("more than mode 'SYMMETRIC' finds in axis 0", new MirrorPad(three, "SYMMETRIC"), f32(2)),
                bad("mode 'CONSTANT' is neither", new MirrorPad(one, "CONSTANT"), f32(3)),
                bad(PAIRS, new MirrorPadGrad(one, "REFLECT"), f32(2, 3)),
                bad(PAIRS, new MirrorPadGrad(negative, "SYMMETRIC"), f32(3)),
                bad("more than mode 'REFLECT' finds in axis 0", new MirrorPadGrad(three, "REFLECT"), f32(6)),
                bad("more than mode 'SYMMETRIC' finds in axis 0", new MirrorPadGrad(three, "SYMMETRIC"), f32(5)),
                bad("extent -1", new MirrorPadGrad(three, "SYMMETRIC"), f32(2)),
                bad("mode 'CONSTANT' is neither", new MirrorPadGrad(one, "CONSTANT"), f32(3)));
    }
}
