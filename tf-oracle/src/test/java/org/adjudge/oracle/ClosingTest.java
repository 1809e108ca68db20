package org.adjudge.oracle;

import static org.adjudge.oracle.TensorFlowOracleTest.pair;
import static org.adjudge.oracle.TensorFlowOracleTest.problem;
import static org.adjudge.oracle.TensorFlowOracleTest.secondOrder;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Of tensors: a graph is none of what JavaCPP counts, and with a session left open it is never closed. */
@Isolated("what is open is counted for the whole process")
class ClosingTest {
    private final Graph graph = new Graph();
    private final Value x = graph.input("x", DType.F64, 2);

    /** Two that are answered, of either order, and one that TensorFlow fails to answer. */
    private final List<Problem> problems = List.of(
            problem(x.square(), x, pair(2, 3), x),
            secondOrder(x.times(x).times(x), x, pair(2, 3), pair(1, 10)),
            secondOrder(x.tanh(), x, pair(0, 0), pair(1, 1)));

    @Test
    void whatever_is_asked_no_tensor_stays_open() {
        askAll(); // what is loaded with the first question stays
        long open = Pointer.totalCount();
        askAll();
        long more = Pointer.totalCount() - open;
        assertTrue(more <= 0, () -> more + " tensors stayed open");
    }

    private void askAll() {
        for (Problem problem : problems) {
            new TensorFlowOracle().testify(problem);
            Conditioning.sensitivity(problem);
            Differences.directionalDerivative(problem.wrt(problem.wrt()), 0, 1);
            ComplexStep.directionalDerivatives(problem.wrt(problem.wrt()), 0, List.of(1L));
        }
    }
}
