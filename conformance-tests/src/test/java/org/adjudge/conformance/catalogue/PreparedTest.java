package org.adjudge.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Executable;
import org.adjudge.grad.GradientGraph;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The prepared graph against the interpreter, over the catalogue: every output, gradient and second-order gradient. */
class PreparedTest {
    @Test
    void a_case_prepared_has_the_bits_of_the_interpreter_and_holds_no_more_than_allowed() {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        LongAdder computed = new LongAdder();
        Catalogue.cases().toList().parallelStream().forEach(subject -> {
            GradientGraph written =
                    new AdjudgeEngine().gradientGraph(subject.problem()).orElseThrow();
            List<Value> inputs = List.copyOf(written.inputs().keySet());
            List<Tensor> tensors = List.copyOf(written.inputs().values());
            Object expected = outcome(() -> Interpreter.run(written.inputs(), written.values()));
            for (int repeats = 0; repeats <= 1; repeats++) {
                Executable prepared = Executable.of(inputs, written.values(), repeats);
                Object actual = outcome(() -> prepared.run(tensors));
                if (!expected.equals(actual)) {
                    wrong.add(subject.line() + ": " + actual + " for " + expected);
                }
                if (prepared.bytesHeld() > 1.2 * prepared.leastBytes()) {
                    wrong.add(subject.line() + ": " + prepared.bytesHeld() + " bytes for " + prepared.leastBytes());
                }
            }
            computed.add(expected instanceof List ? 1 : 0);
        });
        assertEquals(List.of(), List.copyOf(wrong));
        assertTrue(computed.sum() > 6000, "only " + computed + " cases were computed");
    }

    /** The values, or the words of the complaint: not every op takes every number. */
    private static Object outcome(Supplier<List<Tensor>> run) {
        try {
            return run.get();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
