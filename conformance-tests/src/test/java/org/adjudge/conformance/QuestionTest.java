package org.adjudge.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The question that Adjudge began with. */
class QuestionTest {
    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"F32", "F64"})
    void the_engine_and_tensorflow_give_the_known_gradients_bit_for_bit(DType dtype) {
        Problem problem = Case.parse("tf.matmul(tf.matmul(x, y), z) | x: T[2,2,2] = [[[1,1],[2,3]],[[4,5],[6,7]]], "
                                .replace("T", dtype.shortName())
                        + "y: T[2,2] = [[3,-7],[-1,5]], z: T[2,2,2] = [[[1,1],[2,2]],[[3,3],[-1,-1]]] | seed=ones"
                                .replace("T", dtype.shortName()))
                .problem();
        List<Tensor> known = List.of(
                Tensor.of(dtype, Shape.of(2, 2, 2), -22, 18, -22, 18, 32, -16, 32, -16),
                Tensor.of(dtype, Shape.of(2, 2), 66, -8, 80, -8),
                Tensor.of(dtype, Shape.of(2, 2, 2), 5, 5, -1, -1, 18, 18, -10, -10));
        assertEquals(known, new AdjudgeEngine().differentiate(problem).gradients());
        assertEquals(
                known.stream().map(Outcome.Present::new).toList(),
                new TensorFlowOracle().testify(problem).gradients());
    }
}
