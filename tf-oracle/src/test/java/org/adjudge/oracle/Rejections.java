package org.adjudge.oracle;

import java.util.Arrays;
import java.util.List;
import org.adjudge.ir.Op;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** How a table of bad inputs is written. */
final class Rejections {
    private Rejections() {}

    /** An op, operands or attributes that it does not take, and a part of what the engine says about them. */
    record Rejection(Op op, List<Tensor> operands, String says) {
        @Override
        public String toString() {
            return op + " of "
                    + operands.stream()
                            .map(t -> t.dtype().shortName() + t.shape())
                            .toList();
        }
    }

    static Rejection bad(String says, Op op, Tensor... operands) {
        return new Rejection(op, List.of(operands), says);
    }

    static Tensor f32(int... extents) {
        return ones(DType.F32, extents);
    }

    static Tensor f64(int... extents) {
        return ones(DType.F64, extents);
    }

    static Tensor bool(int... extents) {
        return ones(DType.BOOL, extents);
    }

    static Tensor i32(int... extents) {
        return ones(DType.I32, extents);
    }

    private static Tensor ones(DType dtype, int... extents) {
        Shape shape = Shape.of(extents);
        double[] elements = new double[shape.size()];
        Arrays.fill(elements, 1);
        return Tensor.of(dtype, shape, elements);
    }
}
