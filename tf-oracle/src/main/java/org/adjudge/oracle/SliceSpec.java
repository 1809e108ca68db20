package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.Subscript;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;

/** Subscripts as StridedSlice has them: three vectors and five bit masks, as Python's {@code __getitem__} makes them. */
record SliceSpec(
        List<Integer> begin,
        List<Integer> end,
        List<Integer> strides,
        long beginMask,
        long endMask,
        long ellipsisMask,
        long newAxisMask,
        long shrinkAxisMask) {

    static SliceSpec of(List<Subscript> subscripts) {
        SliceSpec spec = new SliceSpec(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0, 0, 0, 0, 0);
        for (Subscript subscript : subscripts) {
            spec = spec.and(subscript, 1L << spec.begin.size());
        }
        return spec;
    }

    private SliceSpec and(Subscript subscript, long bit) {
        if (subscript instanceof Subscript.Range range) {
            return and(range.begin().orElse(0), range.end().orElse(0), range.stride())
                    .masked(range.begin().isEmpty() ? bit : 0, range.end().isEmpty() ? bit : 0, 0, 0, 0);
        }
        if (subscript instanceof Subscript.At at) {
            return and(at.index(), at.index() + 1, 1).masked(0, 0, 0, 0, bit);
        }
        return subscript instanceof Subscript.NewAxis
                ? and(0, 0, 1).masked(0, 0, 0, bit, 0)
                : and(0, 0, 1).masked(0, 0, bit, 0, 0);
    }

    private SliceSpec and(int from, int to, int stride) {
        begin.add(from);
        end.add(to);
        strides.add(stride);
        return this;
    }

    private SliceSpec masked(long noBegin, long noEnd, long ellipsis, long newAxis, long shrink) {
        return new SliceSpec(
                begin,
                end,
                strides,
                beginMask | noBegin,
                endMask | noEnd,
                ellipsisMask | ellipsis,
                newAxisMask | newAxis,
                shrinkAxisMask | shrink);
    }

    /** Begin, end and strides as constants. */
    List<Output<?>> bounds(NativeGraph graph) {
        return List.of(graph.ints(begin), graph.ints(end), graph.ints(strides));
    }

    /** Sets the five masks. */
    OperationBuilder masks(OperationBuilder builder) {
        return builder.setAttr("begin_mask", beginMask)
                .setAttr("end_mask", endMask)
                .setAttr("ellipsis_mask", ellipsisMask)
                .setAttr("new_axis_mask", newAxisMask)
                .setAttr("shrink_axis_mask", shrinkAxisMask);
    }
}
