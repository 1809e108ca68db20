package org.adjudge.oracle;

import static org.adjudge.oracle.TensorFlowOracleTest.pair;
import static org.adjudge.oracle.TensorFlowOracleTest.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class BatchTest {
    @Test
    void what_is_large_is_left_to_be_asked_alone() {
        Value x = new Graph().input("x", DType.F64, 300, 300);
        Problem large = problem(x.square(), x, Tensor.full(DType.F64, Shape.of(300, 300), 1), x);
        Value y = new Graph().input("y", DType.F64, 2);
        Problem small = problem(y.square(), y, pair(2, 3), y);
        assertEquals(
                List.of(Optional.empty(), Optional.of(new TensorFlowOracle().testify(small))),
                Batch.testimonies(List.of(large, small), Precision.AS_WRITTEN));
    }
}
