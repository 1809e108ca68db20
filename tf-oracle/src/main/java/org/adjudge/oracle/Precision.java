package org.adjudge.oracle;

import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** In which dtype a graph's floating values are computed. */
enum Precision {
    /** As the program says. */
    AS_WRITTEN {
        @Override
        DType of(DType dtype) {
            return dtype;
        }
    },
    /** The float64 twin: what is float32 in the program, inputs, constants and casts, is float64. */
    TWIN {
        @Override
        DType of(DType dtype) {
            return dtype == DType.F32 ? DType.F64 : dtype;
        }
    };

    /** The dtype that takes the place of {@code dtype}. */
    abstract DType of(DType dtype);

    /** The same numbers; float32 numbers are float64 numbers, so nothing is rounded. */
    Tensor of(Tensor tensor) {
        DType dtype = of(tensor.dtype());
        return dtype == tensor.dtype() ? tensor : Tensor.of(dtype, tensor.shape(), tensor.toDoubles());
    }
}
