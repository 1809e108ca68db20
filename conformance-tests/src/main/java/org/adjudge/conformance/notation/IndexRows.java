package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.Concat;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.ScatterNd;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The rows of functions that read and write elements at indices. */
final class IndexRows {
    private IndexRows() {}

    static void addTo(Vocabulary v) {
        v.row("gather(params, indices, axis=None, batch_dims=0)", IndexRows::gather);
        v.row("gather_nd(params, indices, batch_dims=0)", IndexRows::gatherNd);
        v.row(
                "scatter_nd(indices, updates, shape)",
                c -> c.apply(new ScatterNd(c.integers("shape")), c.tensor("indices", DType.I32), c.tensor("updates")));
    }

    /** Without an axis, that after the batch axes. */
    private static Value gather(Call c) {
        Value indices = c.tensor("indices", DType.I32);
        int batch = c.integer("batch_dims");
        int axis = c.has("axis")
                ? c.integer("axis")
                : batch < 0 ? batch + indices.shape().rank() : batch;
        return c.apply(new Gather(axis, batch), c.tensor("params"), indices);
    }

    /** With batch axes, as in Python: their own indices go before the given ones. */
    private static Value gatherNd(Call c) {
        Value indices = c.tensor("indices", DType.I32);
        int batch = c.integer("batch_dims");
        List<Value> tuple = new ArrayList<>();
        Shape heads = batch == 0 ? Shape.SCALAR : indices.shape().with(-1, 1);
        for (int axis = 0; axis < batch; axis++) {
            tuple.add(c.apply(new Constant(positions(indices.dtype(), heads, axis))));
        }
        tuple.add(indices);
        Value full = batch == 0 ? indices : c.apply(new Concat(-1), tuple.toArray(Value[]::new));
        return c.apply(new GatherNd(), c.tensor("params"), full);
    }

    /** Of each element of a shape its position along an axis. */
    static Tensor positions(DType dtype, Shape shape, int axis) {
        int inner = shape.slice(axis + 1, shape.rank()).size();
        double[] elements = new double[shape.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = i / inner % shape.extent(axis);
        }
        return Tensor.of(dtype, shape, elements);
    }
}
