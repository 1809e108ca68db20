package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Shape;

/** The extents of matrices {@code a: [..., m, n]} that are decomposed, k the smaller of both, and the types of what they are made of. */
record Factors(TensorType a, int m, int n, int k) {
    /** Those of the only input. */
    static Factors of(Op op, List<TensorType> inputs) {
        TensorType a = Check.matrices(op, Check.count(op, inputs, 1).get(0));
        int m = a.shape().extent(-2);
        int n = a.shape().extent(-1);
        return new Factors(a, m, n, Math.min(m, n));
    }

    /** A type with the matrices' leading axes and these last ones. */
    TensorType type(int... extents) {
        return a.with(a.shape().slice(0, a.shape().rank() - 2).concat(Shape.of(extents)));
    }
}
