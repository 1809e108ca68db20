package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.AvgPool;
import org.adjudge.ir.AvgPoolGrad;
import org.adjudge.ir.MaxPool;
import org.adjudge.ir.MaxPoolGrad;
import org.adjudge.ir.MaxPoolGradGrad;
import org.adjudge.ir.Padding;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/**
 * Pools. Of three axes TensorFlow has them in float32 only; in float64 it is asked for a pool of the last two axes and one
 * of the first after it: the largest of the largest, of equal ones the first, and, as windows are boxes, the mean of the means.
 */
final class PoolingTranslation extends FamilyTranslation {
    PoolingTranslation(FamilyTranslation scope) {
        super(scope);
    }

    /** A window and what is done with it. */
    private record Pool(String type, List<Integer> ksize, List<Integer> strides, Padding padding) {
        boolean isSolid() {
            return ksize.size() == 5;
        }

        /** Over rows and columns. */
        Pool faces(String name) {
            return new Pool(name, plane(ksize, 2, 3), plane(strides, 2, 3), padding);
        }

        /** Over the first spatial axis, where rows and columns have been made one. */
        Pool depth(String name) {
            return new Pool(name, List.of(1, ksize.get(1), 1, 1), List.of(1, strides.get(1), 1, 1), padding);
        }

        private static List<Integer> plane(List<Integer> lengths, int row, int column) {
            return List.of(1, lengths.get(row), lengths.get(column), 1);
        }
    }

    List<Output<?>> avgPool(AvgPool op) {
        Pool pool = new Pool("AvgPool", op.ksize(), op.strides(), op.padding());
        return List.of(inDoubles(pool) ? solid(in(0), pool) : apply(pool, in(0)));
    }

    List<Output<?>> maxPool(MaxPool op) {
        if (op.form() == MaxPool.Form.OPERANDS) {
            Output<?> ksize = graph.ints(op.ksize());
            Output<?> strides = graph.ints(op.strides());
            return List.of(graph.build(
                    "MaxPoolV2",
                    b -> ConvolutionForm.padding(
                            b.addInput(in(0)).addInput(ksize).addInput(strides), op.padding())));
        }
        Pool pool = new Pool("MaxPool", op.ksize(), op.strides(), op.padding());
        return List.of(inDoubles(pool) ? solid(in(0), pool) : apply(pool, in(0)));
    }

    List<Output<?>> avgPoolGrad(AvgPoolGrad op) {
        Pool pool = new Pool("AvgPool", op.ksize(), op.strides(), op.padding());
        List<Integer> x = op.origInputShape();
        if (!inDoubles(pool)) {
            return List.of(apply(
                    new Pool(pool.isSolid() ? "AvgPool3DGrad" : "AvgPoolGrad", op.ksize(), op.strides(), op.padding()),
                    graph.ints(x),
                    in(0)));
        }
        int rows = extent(in(0), 2);
        int columns = extent(in(0), 3);
        Output<?> between = apply(
                pool.depth("AvgPoolGrad"),
                graph.ints(List.of(x.get(0), x.get(1), rows * columns, x.get(4))),
                depth(in(0)));
        Output<?> faces = apply(
                pool.faces("AvgPoolGrad"),
                graph.ints(List.of(x.get(0) * x.get(1), x.get(2), x.get(3), x.get(4))),
                reshape(between, x.get(0) * x.get(1), rows, columns, x.get(4)));
        return List.of(graph.op("Reshape", faces, graph.ints(x)));
    }

    List<Output<?>> maxPoolGrad(MaxPoolGrad op) {
        Pool pool = new Pool("MaxPool", op.ksize(), op.strides(), op.padding());
        if (!inDoubles(pool)) {
            return List.of(apply(new Pool(gradient(pool, "Grad"), op.ksize(), op.strides(), op.padding())));
        }
        Output<?> x = faces(in(0));
        Output<?> middle = apply(pool.faces("MaxPool"), x);
        Output<?> between = apply(pool.depth("MaxPoolGrad"), asDepth(middle, in(0)), depth(in(1)), depth(in(2)));
        Output<?> back = reshape(between, extent(middle, 0), extent(middle, 1), extent(middle, 2), extent(middle, 3));
        Output<?> result = apply(pool.faces("MaxPoolGrad"), x, middle, back);
        return List.of(reshape(
                result, extent(in(0), 0), extent(in(0), 1), extent(in(0), 2), extent(in(0), 3), extent(in(0), 4)));
    }

    List<Output<?>> maxPoolGradGrad(MaxPoolGradGrad op) {
        Pool pool = new Pool("MaxPool", op.ksize(), op.strides(), op.padding());
        if (!inDoubles(pool)) {
            return List.of(apply(new Pool(gradient(pool, "GradGrad"), op.ksize(), op.strides(), op.padding())));
        }
        Output<?> x = faces(in(0));
        Output<?> middle = apply(pool.faces("MaxPool"), x);
        Output<?> between = gradGrad(pool.faces("MaxPoolGradGrad"), x, middle, faces(in(2)));
        Output<?> result =
                gradGrad(pool.depth("MaxPoolGradGrad"), asDepth(middle, in(0)), depth(in(1)), asDepth(between, in(0)));
        return List.of(reshape(
                result, extent(in(1), 0), extent(in(1), 1), extent(in(1), 2), extent(in(1), 3), extent(in(1), 4)));
    }

    /**
     * MaxPoolGradGrad with its operand held until it is done: it may write its result over an operand of the same shape that nobody
     * else needs, clears the result first, and then reads zeros (docs/FINDINGS.md).
     */
    private Output<?> gradGrad(Pool pool, Output<?> x, Output<?> y, Output<?> grad) {
        Output<?> result = apply(pool, x, y, grad);
        Output<?> holder = graph.build("Rank", b -> b.addInput(grad).addControlInput(result.op()));
        return graph.build("Identity", b -> b.addInput(result).addControlInput(holder.op()));
    }

    private static String gradient(Pool pool, String order) {
        return (pool.isSolid() ? "MaxPool3D" : "MaxPool") + order;
    }

    private boolean inDoubles(Pool pool) {
        return pool.isSolid() && in(0).dataType() == DataType.DT_DOUBLE;
    }

    private Output<?> solid(Output<?> x, Pool pool) {
        Output<?> middle = apply(pool.faces(pool.type), faces(x));
        Output<?> result = apply(pool.depth(pool.type), asDepth(middle, x));
        return reshape(
                result, extent(x, 0), extent(result, 1), extent(middle, 1), extent(middle, 2), extent(middle, 3));
    }

    /** {@code [b, d, h, w, c] → [b·d, h, w, c]}. */
    private Output<?> faces(Output<?> x) {
        return reshape(x, extent(x, 0) * extent(x, 1), extent(x, 2), extent(x, 3), extent(x, 4));
    }

    /** {@code [b, d, h, w, c] → [b, d, h·w, c]}. */
    private Output<?> depth(Output<?> x) {
        return reshape(x, extent(x, 0), extent(x, 1), extent(x, 2) * extent(x, 3), extent(x, 4));
    }

    /** {@code [b·d, h, w, c] → [b, d, h·w, c]}, with b and d from x. */
    private Output<?> asDepth(Output<?> faces, Output<?> x) {
        return reshape(faces, extent(x, 0), extent(x, 1), extent(faces, 1) * extent(faces, 2), extent(faces, 3));
    }

    private Output<?> reshape(Output<?> x, Integer... extents) {
        return graph.op("Reshape", x, graph.ints(List.of(extents)));
    }

    private static int extent(Output<?> x, int axis) {
        return (int) x.shape().get(axis);
    }

    private Output<?> apply(Pool pool) {
        return apply(pool, inputs.toArray(Output<?>[]::new));
    }

    private Output<?> apply(Pool pool, Output<?>... operands) {
        String type = pool.isSolid() && !pool.type.contains("3D") ? pool.type + "3D" : pool.type;
        return graph.build(type, b -> {
            for (Output<?> operand : operands) {
                b.addInput(operand);
            }
            return ConvolutionForm.padding(b, pool.padding)
                    .setAttr("ksize", ConvolutionForm.longs(pool.ksize))
                    .setAttr("strides", ConvolutionForm.longs(pool.strides));
        });
    }
}
