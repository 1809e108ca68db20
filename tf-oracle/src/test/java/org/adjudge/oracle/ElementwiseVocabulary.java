package org.adjudge.oracle;

import static org.adjudge.oracle.Vocabulary.some;

import java.util.List;
import org.adjudge.ir.AddN;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Classification;
import org.adjudge.ir.ClipByValue;
import org.adjudge.ir.LeakyRelu;
import org.adjudge.ir.Logical;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Elementwise ops beyond the tables of unary and binary ones. */
final class ElementwiseVocabulary {
    private static final Tensor FIRST = Tensor.of(Shape.of(2, 1), true, false);
    private static final Tensor SECOND = Tensor.of(Shape.of(2), true, false);

    private ElementwiseVocabulary() {}

    static void addTo(Vocabulary v) {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            for (Classification op : Classification.values()) {
                v.add(op, Tensor.of(dtype, Shape.of(4), 1, Double.NaN, Double.NEGATIVE_INFINITY, 0));
            }
            v.add(new LeakyRelu(0.3f), Tensor.of(dtype, Shape.of(3), -1, 0, 2));
            v.add(new ClipByValue(), some(dtype, 2, 3), Tensor.of(dtype, Shape.SCALAR, 0.5), some(dtype, 2, 3));
            v.add(new AddN(), some(dtype, 2, 3), some(dtype, 2, 3), some(dtype, 2, 3));
        }
        SpecialVocabulary.addTo(v);
        for (DType dtype : List.of(DType.I32, DType.I64)) {
            v.add(Binary.TRUNCATEMOD, Tensor.of(dtype, Shape.of(2), -7, 7), Tensor.of(dtype, Shape.of(2), 3, -3));
        }
        v.add(Logical.AND, FIRST, SECOND);
        v.add(Logical.OR, FIRST, SECOND);
        v.add(Logical.NOT, FIRST);
    }
}
