package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Concat;
import org.adjudge.ir.Constant;
import org.adjudge.ir.ExpandDims;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.ScatterNd;
import org.adjudge.ir.Slice;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The rows of functions that make sequences and grids, each written as Python writes it. */
final class SequenceRows {
    private SequenceRows() {}

    static void addTo(Vocabulary v) {
        v.row("zeros(shape, dtype=tf.float32)", c -> filled(c, 0));
        v.row("ones(shape, dtype=tf.float32)", c -> filled(c, 1));
        v.row("range(start, limit=None, delta=1, dtype=None)", SequenceRows::range);
        v.row("linspace(start, stop, num, axis=0)", SequenceRows::linspace, "linspace_nd");
        v.listRow("meshgrid(*args, indexing='xy')", SequenceRows::meshgrid);
        v.row("sequence_mask(lengths, maxlen=None, dtype=tf.bool)", SequenceRows::sequenceMask);
        v.row("invert_permutation(x)", SequenceRows::invertPermutation);
    }

    private static Value filled(Call c, double value) {
        return c.apply(new Constant(Tensor.full(c.dtype("dtype"), Shape.of(c.integers("shape")), value)));
    }

    /** Of literals, so a constant: {@code start + i delta}, up to the limit and without it. */
    private static Value range(Call c) {
        boolean one = !c.has("limit");
        double start = one ? 0 : c.real("start");
        double delta = c.real("delta");
        double count = Math.ceil(((one ? c.real("start") : c.real("limit")) - start) / delta);
        if (delta == 0 || !(count >= 0)) {
            throw c.wrong("delta", "a step that leads from start to limit");
        }
        List<Datum> given = List.of(c.datum("start"), one ? new Datum.Whole(0) : c.datum("limit"), c.datum("delta"));
        DType dtype = c.has("dtype") ? c.dtype("dtype") : Literals.defaultDType(given);
        double[] elements = IntStream.range(0, (int) count)
                .mapToDouble(i -> start + i * delta)
                .toArray();
        return c.apply(new Constant(Tensor.of(dtype, Shape.of(elements.length), elements)));
    }

    /** Python's linspace_nd: the ends themselves, and between them {@code start + i (stop - start) / (num - 1)}. */
    private static Value linspace(Call c) {
        Value[] ends = c.tensors("start", "stop");
        int num = c.integer("num");
        if (num < 1) {
            throw c.wrong("num", "how many numbers, 1 or more");
        }
        Shape shape = ends[0].shape().broadcast(ends[1].shape());
        int axis = Shape.axis(c.integer("axis"), shape.rank() + 1);
        Value[] wide = new Value[2];
        for (int k = 0; k < 2; k++) {
            Value end = ends[k].shape().equals(shape) ? ends[k] : c.apply(new BroadcastTo(shape.asList()), ends[k]);
            wide[k] = c.apply(new ExpandDims(axis), end);
        }
        Value delta = wide[1].minus(wide[0]).over(Math.max(num - 1, 1));
        double[] between =
                IntStream.range(1, Math.max(num - 1, 1)).asDoubleStream().toArray();
        List<Integer> along = new ArrayList<>(Collections.nCopies(shape.rank() + 1, 1));
        along.set(axis, between.length);
        Value steps = delta.graph().constant(Tensor.of(delta.dtype(), Shape.of(along), between));
        Value all = c.apply(new Concat(axis), wide[0], wide[0].plus(delta.times(steps)), wide[1]);
        List<Integer> size = new ArrayList<>(wide[0].shape().asList());
        size.set(axis, num);
        return c.apply(new Slice(Collections.nCopies(size.size(), 0), size), all);
    }

    /** Each vector along an axis of its own, times ones: with 'xy' the first two axes change places. */
    private static List<Value> meshgrid(Call c) {
        Value[] x = c.list("args");
        boolean cartesian = c.text("indexing").equals("xy");
        if (!cartesian && !c.text("indexing").equals("ij")) {
            throw c.wrong("indexing", "'xy' or 'ij'");
        }
        List<Integer> extents = new ArrayList<>();
        List<Value> along = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            int axis = cartesian && x.length > 1 && i < 2 ? 1 - i : i;
            List<Integer> shape = new ArrayList<>(Collections.nCopies(x.length, 1));
            shape.set(axis, x[i].shape().size());
            along.add(c.apply(new Reshape(shape), x[i]));
            extents.add(x[i].shape().size());
        }
        if (cartesian && x.length > 1) {
            Collections.swap(extents, 0, 1);
        }
        Value ones = x[0].graph().constant(Tensor.full(x[0].dtype(), Shape.of(extents), 1));
        return along.stream().map(value -> value.times(ones)).toList();
    }

    /** Whether a position is before a length: without a maxlen, literals up to the greatest. */
    private static Value sequenceMask(Call c) {
        Value lengths = c.tensor("lengths", DType.I32);
        int longest = c.has("maxlen")
                ? c.integer("maxlen")
                : (int) IntStream.range(0, lengths.shape().size())
                        .mapToLong(c.constant("lengths", DType.I32)::getLong)
                        .max()
                        .orElse(0);
        double[] places = IntStream.range(0, longest).asDoubleStream().toArray();
        Value row = lengths.graph().constant(Tensor.of(lengths.dtype(), Shape.of(longest), places));
        Value mask = c.apply(Comparison.LESS, row, c.apply(new ExpandDims(-1), lengths));
        DType dtype = c.dtype("dtype");
        return dtype == DType.BOOL ? mask : c.apply(new Cast(dtype), mask);
    }

    /** Each position, written where the permutation says. */
    private static Value invertPermutation(Call c) {
        Value x = c.tensor("x", DType.I32);
        if (x.shape().rank() != 1) {
            throw c.wrong("x", "a permutation, a vector");
        }
        double[] places = IntStream.range(0, x.shape().size()).asDoubleStream().toArray();
        Value positions = x.graph().constant(Tensor.of(x.dtype(), x.shape(), places));
        return c.apply(new ScatterNd(x.shape().asList()), c.apply(new ExpandDims(-1), x), positions);
    }
}
