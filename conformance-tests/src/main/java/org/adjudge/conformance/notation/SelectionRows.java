package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.Axes;
import org.adjudge.ir.DynamicPartition;
import org.adjudge.ir.DynamicStitch;
import org.adjudge.ir.Gather;
import org.adjudge.ir.OneHot;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.ReverseSequence;
import org.adjudge.ir.TensorScatter;
import org.adjudge.ir.TopK;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The rows of functions that choose, order, deal out and write elements. */
final class SelectionRows {
    private SelectionRows() {}

    static void addTo(Vocabulary v) {
        String written = "(tensor, indices, updates)";
        v.row("tensor_scatter_nd_add" + written, c -> scatter(c, TensorScatter.Kind.ADD, "tensor"));
        v.row("tensor_scatter_nd_sub" + written, c -> scatter(c, TensorScatter.Kind.SUB, "tensor"));
        v.row("tensor_scatter_nd_update" + written, c -> scatter(c, TensorScatter.Kind.UPDATE, "tensor"));
        v.row("tensor_scatter_nd_max" + written, c -> scatter(c, TensorScatter.Kind.MAX, "tensor"));
        v.row("tensor_scatter_nd_min" + written, c -> scatter(c, TensorScatter.Kind.MIN, "tensor"));
        v.row(
                "ScatterNdNonAliasingAdd(input, indices, updates)",
                c -> scatter(c, TensorScatter.Kind.NON_ALIASING_ADD, "input"));
        v.row("one_hot(indices, depth, on_value=1, off_value=0, axis=-1, dtype=None)", SelectionRows::oneHot);
        v.listRow("top_k(input, k=1)", c -> c.applyAll(new TopK(c.integer("k")), c.tensor("input")));
        v.row("sort(values, axis=-1, direction='ASCENDING')", c -> ordered(c, 0));
        v.row("argsort(values, axis=-1, direction='ASCENDING', stable=False)", c -> ordered(c, 1));
        v.row(
                "reverse_sequence(input, seq_lengths, seq_axis, batch_axis=0)",
                c -> c.apply(
                        new ReverseSequence(c.integer("seq_axis"), c.integer("batch_axis")),
                        c.tensor("input"),
                        c.tensor("seq_lengths", DType.I32)));
        v.listRow(
                "dynamic_partition(data, partitions, num_partitions)",
                c -> c.applyAll(
                        new DynamicPartition(c.constant("partitions", DType.I32), c.integer("num_partitions")),
                        c.tensor("data")));
        v.row(
                "dynamic_stitch(indices, data: list)",
                c -> c.apply(new DynamicStitch(c.constants("indices", DType.I32)), c.list("data")));
        v.row("boolean_mask(tensor, mask, axis=0)", SelectionRows::mask);
        v.row("repeat(input, repeats, axis)", SelectionRows::repeat);
        v.row(
                "embedding_lookup(params, ids)",
                c -> c.apply(new Gather(0), c.tensor("params"), c.tensor("ids", DType.I32)));
    }

    private static Value scatter(Call c, TensorScatter.Kind kind, String tensor) {
        Value[] both = c.tensors(tensor, "updates");
        return c.apply(new TensorScatter(kind), both[0], c.tensor("indices", DType.I32), both[1]);
    }

    private static Value oneHot(Call c) {
        OneHot op = new OneHot(c.integer("depth"), c.integer("axis"));
        Value indices = c.tensor("indices", DType.I32);
        boolean given = c.datum("on_value") instanceof Datum.Node || c.datum("off_value") instanceof Datum.Node;
        if (given && !c.has("dtype")) {
            Value[] both = c.tensors("on_value", "off_value");
            return c.apply(op, indices, both[0], both[1]);
        }
        DType dtype = c.has("dtype") ? c.dtype("dtype") : DType.F32;
        return c.apply(op, indices, c.tensor("on_value", dtype), c.tensor("off_value", dtype));
    }

    /** By top_k along the last axis, as in Python's sort_ops.py: for the rising order of the negative, or of -1 - x. */
    private static Value ordered(Call c, int output) {
        boolean rising = c.text("direction").equals("ASCENDING");
        if (!rising && !c.text("direction").equals("DESCENDING")) {
            throw c.wrong("direction", "'ASCENDING' or 'DESCENDING'");
        }
        Value x = c.tensor("values");
        int rank = x.shape().rank();
        List<Integer> perm = new ArrayList<>(Axes.all().resolve(rank));
        Collections.swap(perm, Shape.axis(c.integer("axis"), rank), rank - 1);
        boolean last = perm.get(rank - 1) == rank - 1;
        Value turned = rising ? turned(x) : x;
        Value rows = last ? turned : c.apply(new Transpose(perm), turned);
        Value result = c.applyAll(new TopK(rows.shape().extent(-1)), rows).get(output);
        Value back = last ? result : c.apply(new Transpose(perm), result);
        return rising && output == 0 ? turned(back) : back;
    }

    private static Value turned(Value x) {
        return x.dtype().isFloating() ? x.neg() : x.like(-1).minus(x);
    }

    /** By reshape and gather, as in Python; the mask is a literal, for the result's shape depends on it. */
    private static Value mask(Call c) {
        Tensor mask = c.constant("mask", DType.BOOL);
        Value x = c.tensor("tensor");
        int rank = x.shape().rank();
        int axis = c.integer("axis");
        Shape heads = mask.shape();
        int end = axis + heads.rank();
        if (axis < 0
                || heads.rank() == 0
                || end > rank
                || !heads.equals(x.shape().slice(axis, end))) {
            throw c.wrong("mask", "of the shape of axes of " + x.type() + " from " + axis + " on");
        }
        Shape flat = x.shape()
                .slice(0, axis)
                .concat(Shape.of(heads.size()))
                .concat(x.shape().slice(end, rank));
        int[] chosen =
                IntStream.range(0, mask.size()).filter(i -> mask.get(i) != 0).toArray();
        Value indices = x.graph().constant(Tensor.of(Shape.of(chosen.length), chosen));
        return c.apply(new Gather(axis), c.apply(new Reshape(flat.asList()), x), indices);
    }

    /** By gather; the counts are literals, one for all or one for each. */
    private static Value repeat(Call c) {
        Value x = c.tensor("input");
        List<Integer> counts = c.integers("repeats");
        int extent = x.shape().extent(c.integer("axis"));
        boolean one = !(c.datum("repeats") instanceof Datum.Items);
        if ((!one && counts.size() != extent) || counts.stream().anyMatch(n -> n < 0)) {
            throw c.wrong("repeats", "a count, 0 or more, for each of " + extent + " places, or one for all");
        }
        int[] from = IntStream.range(0, extent)
                .flatMap(i -> IntStream.generate(() -> i).limit(counts.get(one ? 0 : i)))
                .toArray();
        int axis = x.shape().axis(c.integer("axis"));
        return c.apply(new Gather(axis), x, x.graph().constant(Tensor.of(Shape.of(from.length), from)));
    }
}
