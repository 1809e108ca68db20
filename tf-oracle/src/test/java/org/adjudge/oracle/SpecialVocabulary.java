package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.Betainc;
import org.adjudge.ir.IgammaGradA;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Special functions, with operands where TensorFlow's kernels are accurate. */
final class SpecialVocabulary {
    private SpecialVocabulary() {}

    static void addTo(Vocabulary v) {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            Tensor inside = Tensor.of(dtype, Shape.of(2, 2), 0.25, 0.875, 0.625, 0.375);
            for (Special op : Special.values()) {
                v.add(op, inside);
                v.add(op, Tensor.of(dtype, Shape.SCALAR, 0.75));
            }
            Tensor orders = Tensor.of(dtype, Shape.of(2, 1), 2, 3);
            for (SpecialBinary op : SpecialBinary.values()) {
                v.add(op, orders, inside);
            }
            v.add(new IgammaGradA(1), orders, inside);
            v.add(new Betainc(), Tensor.of(dtype, Shape.SCALAR, 1.5), Tensor.of(dtype, Shape.SCALAR, 2.5), inside);
        }
    }
}
