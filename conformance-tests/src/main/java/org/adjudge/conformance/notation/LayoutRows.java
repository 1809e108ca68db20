package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjudge.ir.Axes;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Concat;
import org.adjudge.ir.Constant;
import org.adjudge.ir.ExpandDims;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.Slice;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Stack;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.StridedSliceGrad;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The rows of functions that make tensors and move elements. */
final class LayoutRows {
    private LayoutRows() {}

    static void addTo(Vocabulary v) {
        v.row("constant(value, dtype=None, shape=None)", LayoutRows::constant);
        v.row("reshape(tensor, shape)", c -> c.applyTo(new Reshape(c.integers("shape")), "tensor"));
        v.row("broadcast_to(input, shape)", c -> c.applyTo(new BroadcastTo(c.integers("shape")), "input"));
        v.row("transpose(a, perm=None)", LayoutRows::transpose);
        v.row("expand_dims(input, axis)", c -> c.applyTo(new ExpandDims(c.integer("axis")), "input"));
        v.row("squeeze(input, axis=None)", c -> c.applyTo(new Squeeze(c.axes("axis")), "input"));
        v.row("concat(values: list, axis)", c -> c.apply(new Concat(c.integer("axis")), c.list("values")));
        v.row("stack(values: list, axis=0)", c -> c.apply(new Stack(c.integer("axis")), c.list("values")));
        v.row(
                "slice(input_, begin, size)",
                c -> c.applyTo(new Slice(c.integers("begin"), c.integers("size")), "input_"));
        v.row(
                "strided_slice(input_, subscripts)",
                c -> c.applyTo(new StridedSlice(c.subscripts("subscripts")), "input_"));
        v.row(
                "strided_slice_grad(dy, shape, subscripts)",
                c -> c.applyTo(new StridedSliceGrad(c.integers("shape"), c.subscripts("subscripts")), "dy"));
    }

    /** Of a given shape: filled with a number, or the elements in row-major order. */
    private static Value constant(Call c) {
        DType dtype = c.has("dtype") ? c.dtype("dtype") : Literals.defaultDType(List.of(c.datum("value")));
        Tensor value = c.constant("value", dtype);
        if (!c.has("shape")) {
            return c.apply(new Constant(value));
        }
        Shape shape = Shape.of(c.integers("shape"));
        if (value.shape().rank() == 0) {
            return c.apply(new Constant(
                    new BroadcastTo(shape.asList()).eval(List.of(value)).get(0)));
        }
        if (value.size() != shape.size()) {
            throw c.wrong("shape", "a shape of " + value.size() + " elements");
        }
        return c.apply(new Constant(value.reshape(shape)));
    }

    private static Value transpose(Call c) {
        Value a = c.tensor("a");
        List<Integer> perm = new ArrayList<>(Axes.all().resolve(a.shape().rank()));
        Collections.reverse(perm);
        return c.apply(new Transpose(c.has("perm") ? c.integers("perm") : perm), a);
    }
}
