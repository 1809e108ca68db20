package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Consecutive blocks of a tensor along an axis. */
final class Parts {
    private Parts() {}

    /** The types of the parts of the only input, whose sizes follow from the axis' extent. */
    static List<TensorType> types(Op op, List<TensorType> inputs, int axis, IntFunction<List<Integer>> sizes) {
        TensorType x = Check.count(op, inputs, 1).get(0);
        int at = Check.axis(op, axis, x.shape().rank());
        return types(x, at, sizes.apply(x.shape().extent(at)));
    }

    /** The parts, whose sizes follow from the axis' extent. */
    static List<Tensor> cut(Tensor x, int axis, IntFunction<List<Integer>> sizes) {
        int at = x.shape().axis(axis);
        return cut(x, at, sizes.apply(x.shape().extent(at)));
    }

    private static List<TensorType> types(TensorType x, int axis, List<Integer> sizes) {
        return sizes.stream().map(size -> x.with(x.shape().with(axis, size))).toList();
    }

    private static List<Tensor> cut(Tensor x, int axis, List<Integer> sizes) {
        List<Tensor> parts = new ArrayList<>();
        int[] begin = new int[x.shape().rank()];
        for (int size : sizes) {
            Shape part = x.shape().with(axis, size);
            List<Integer> steps = Collections.nCopies(begin.length, 1);
            parts.add(Layout.slice(x.shape(), Arrays.stream(begin).boxed().toList(), steps, part)
                    .take(x));
            begin[axis] += size;
        }
        return parts;
    }
}
