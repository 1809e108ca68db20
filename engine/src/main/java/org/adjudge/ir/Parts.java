package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.adjudge.tensor.Layout;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Consecutive blocks of a tensor along an axis. */
final class Parts {
    private Parts() {}

    static List<TensorType> types(TensorType x, int axis, List<Integer> sizes) {
        return sizes.stream().map(size -> x.with(x.shape().with(axis, size))).toList();
    }

    static List<Tensor> cut(Tensor x, int axis, List<Integer> sizes) {
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
