package org.adjudge.ir;

import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The crops of {@link CropAndResize} and their cotangents, written in the vocabulary: along rows first, then along columns. */
final class Crops {
    private final CropAndResize op;
    private final Value image;
    private final Value indices;
    private final Value chosen;
    private final Axis rows;
    private final Axis columns;

    Crops(CropAndResize op, List<Value> inputs) {
        this.op = op;
        this.image = inputs.get(0);
        this.indices = inputs.get(2);
        this.chosen = image.gather(indices, 0);
        this.rows = new Axis(op, inputs.get(1), 0, image.shape().extent(1));
        this.columns = new Axis(op, inputs.get(1), 1, image.shape().extent(2));
    }

    /** The crops. */
    Value crops() {
        Value all = columns.along(rows.along(chosen));
        return inside().select(all, all.like(op.extrapolationValue()));
    }

    private Value inside() {
        return image.graph().apply(Logical.AND, rows.wide(rows.inside), columns.wide(columns.inside));
    }

    /** A cotangent without what was extrapolated. */
    private Value passed(Value ct) {
        return inside().select(ct, ct.like(0));
    }

    /** The cotangent of the image. */
    Value ofImage(Value ct) {
        Shape tall = ct.shape().with(2, image.shape().extent(2));
        Value wide = rows.back(chosen.shape(), columns.back(tall, passed(ct)));
        return new Gather(0).adjoint(wide, indices, image.shape());
    }

    /** The cotangent of the boxes, {@code [y1, x1, y2, x2]}. */
    Value ofBoxes(Value ct) {
        Value y = passed(ct).times(columns.along(rows.slope(chosen))).sum(2, 3);
        Value x = passed(ct).times(columns.slope(rows.along(chosen))).sum(1, 3);
        return ct.graph().apply(new Concat(1), rows.ofFirst(y), columns.ofFirst(x), rows.ofLast(y), columns.ofLast(x));
    }

    /** Where the pixels of the crops lie along one axis, {@code [n, crop]} each. */
    private static final class Axis {
        private final Gather gather;
        private final boolean bilinear;
        private final Value inside;
        private final Value low;
        private final Value high;
        private final Value share;
        private final int last;
        private final Value lastMoves;

        Axis(CropAndResize op, Value boxes, int axis, int extent) {
            int crop = op.cropSize().get(axis);
            int n = boxes.shape().extent(0);
            gather = new Gather(axis + 1, 1);
            bilinear = op.isBilinear();
            last = extent - 1;
            Value from = boxes.slice(List.of(0, axis), List.of(n, 1));
            Value to = boxes.slice(List.of(0, axis + 2), List.of(n, 1));
            double[] steps = IntStream.range(0, crop).asDoubleStream().toArray();
            Value step = boxes.graph().constant(Tensor.of(boxes.dtype(), Shape.of(crop), steps));
            Value at = crop == 1
                    ? from.plus(to).times(0.5).times(last)
                    : from.times(last)
                            .plus(step.times(to.minus(from).times(last).over(crop - 1)));
            lastMoves = crop == 1 ? at.like(last / 2.0) : step.times(last).over(crop - 1);
            inside = boxes.graph().apply(Logical.AND, at.ge(at.like(0)), at.le(at.like(last)));
            Value bounded = inside.select(at, at.like(0));
            Value floor = bounded.graph().apply(Unary.FLOOR, bounded);
            share = bounded.minus(floor);
            Value up = bounded.graph().apply(Unary.CEIL, bounded);
            low = (bilinear ? floor : share.ge(0.5).select(up, floor)).cast(DType.I32);
            high = up.cast(DType.I32);
        }

        /** The shape {@code [n, crop]} of a value with the other axes of the crops, of extent 1. */
        Value wide(Value x) {
            int n = x.shape().extent(0);
            int crop = x.shape().extent(1);
            return x.reshape(gather.axis() == 1 ? Shape.of(n, crop, 1, 1) : Shape.of(n, 1, crop, 1));
        }

        private Value at(Value x, Value indices) {
            return x.graph().apply(gather, x, indices);
        }

        /** What lies between the neighbours. */
        Value along(Value x) {
            return bilinear ? at(x, low).plus(slope(x).times(wide(share))) : at(x, low);
        }

        /** How fast that changes. */
        Value slope(Value x) {
            return at(x, high).minus(at(x, low));
        }

        /** The adjoint of {@link #along}. */
        Value back(Shape x, Value ct) {
            if (!bilinear) {
                return gather.adjoint(ct, low, x);
            }
            Value lower = gather.adjoint(ct.times(wide(share).oneMinus()), low, x);
            return lower.plus(gather.adjoint(ct.times(wide(share)), high, x));
        }

        /** The cotangent of where boxes begin, from that of the coordinates. */
        Value ofFirst(Value ct) {
            return ct.times(lastMoves.like(last).minus(lastMoves)).reduce(Reduction.SUM, Axes.of(1), true);
        }

        /** The cotangent of where boxes end, from that of the coordinates. */
        Value ofLast(Value ct) {
            return ct.times(lastMoves).reduce(Reduction.SUM, Axes.of(1), true);
        }
    }
}
