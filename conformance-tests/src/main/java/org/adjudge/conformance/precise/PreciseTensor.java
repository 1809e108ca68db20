package org.adjudge.conformance.precise;

import java.util.Arrays;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/** A tensor of numbers of 80 decimal digits, row-major. NaN and the infinities are as in IEEE 754; there is no negative zero. */
public final class PreciseTensor {
    /** The field of the numbers: enough that what cancels to 1e-40 of its terms keeps 40 digits. */
    static final DfpField FIELD = new DfpField(80);

    private final Shape shape;
    private final Dfp[] elements;

    PreciseTensor(Shape shape, Dfp[] elements) {
        this.shape = shape;
        this.elements = elements;
    }

    /** The same numbers. */
    static PreciseTensor of(Tensor tensor) {
        return new PreciseTensor(
                tensor.shape(),
                Arrays.stream(tensor.toDoubles()).mapToObj(FIELD::newDfp).toArray(Dfp[]::new));
    }

    /** The shape. */
    public Shape shape() {
        return shape;
    }

    /** Element {@code i}. */
    Dfp get(int i) {
        return elements[i];
    }

    /** The nearest float64 numbers. */
    public Tensor rounded() {
        return Tensor.of(
                DType.F64,
                shape,
                Arrays.stream(elements).mapToDouble(Dfp::toDouble).toArray());
    }
}
