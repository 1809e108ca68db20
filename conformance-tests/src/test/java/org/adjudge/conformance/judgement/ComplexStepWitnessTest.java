package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ComplexStepWitnessTest {
    private static final Case DETERMINANT = Case.parse("tf.linalg.det(x) | x: f64[3,3]");
    private static final Allowance ALLOWANCE = Allowance.ofKernel(DType.F64);

    private final ComplexStepWitness witness = new ComplexStepWitness(DETERMINANT.problem());

    private static Tensor gradient() {
        return new AdjudgeEngine()
                .differentiate(DETERMINANT.problem())
                .gradients()
                .get(0);
    }

    @Test
    void it_confirms_what_is_right_and_not_what_is_off_by_a_billionth() {
        Tensor right = gradient();
        double[] numbers =
                Arrays.stream(right.toDoubles()).map(v -> v * (1 + 1e-9)).toArray();
        Tensor wrong = Tensor.of(right.shape(), numbers);
        assertTrue(witness.confirms(1, right, ALLOWANCE, List.of()));
        assertTrue(witness.confirms(1, right, ALLOWANCE, List.of(wrong)));
        assertFalse(witness.confirms(1, wrong, ALLOWANCE, List.of()));
        assertFalse(witness.confirms(1, right, ALLOWANCE, List.of(right)));
    }

    @Test
    void the_reason_names_it() {
        Check check =
                new Judge(new AdjudgeEngine()).verdictOn(DETERMINANT).checks().get(1);
        assertEquals(Verdict.AGREES_BY_DIFFERENCES, check.verdict());
        assertTrue(check.reason().contains("the complex step of TensorFlow's own forward kernels"), check.reason());
        assertTrue(
                check.evidence().stream().anyMatch(e -> e.witness().equals("complex step")),
                check.evidence()::toString);
    }

    @Test
    void a_wrong_engine_is_rejected_all_the_same() {
        assertTrue(new Judge(Broken.zeros()).verdictOn(DETERMINANT).verdict().fails());
    }
}
