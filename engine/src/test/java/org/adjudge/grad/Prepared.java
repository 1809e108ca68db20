package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** The prepared graph beside the interpreter, from numbers of all kinds. */
final class Prepared {
    static final double[] SPECIAL = {
        Double.NaN, 0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, -1, 1e-320, 1e-42, 1e300, -1e30
    };

    private Prepared() {}

    /** What the elements of a run are drawn from. */
    enum Draw {
        SMOOTH(0.5),
        SIGNED(-2),
        SPECIAL(-2);

        private final double from;

        Draw(double from) {
            this.from = from;
        }

        Tensor tensor(SplittableRandom random, Value input) {
            double[] elements = random.doubles(input.shape().size(), from, 2).toArray();
            for (int i = 0; i < elements.length && this == SPECIAL; i++) {
                int which = random.nextInt(3 * Prepared.SPECIAL.length);
                elements[i] = which < Prepared.SPECIAL.length ? Prepared.SPECIAL[which] : elements[i];
            }
            return Tensor.of(input.dtype(), input.shape(), elements);
        }
    }

    static List<Tensor> drawn(Draw draw, SplittableRandom random, List<Value> inputs) {
        return inputs.stream().map(input -> draw.tensor(random, input)).toList();
    }

    static List<Tensor> interpreted(List<Value> inputs, List<Tensor> tensors, List<Value> wanted) {
        Map<Value, Tensor> bindings = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            bindings.put(inputs.get(i), tensors.get(i));
        }
        return Interpreter.run(bindings, wanted);
    }

    /** Runs from different inputs: each finds what the one before left in the buffers. */
    static void agrees(List<Value> inputs, List<Value> wanted) {
        agrees(inputs, wanted, Executable.of(inputs, wanted));
    }

    static void agrees(List<Value> inputs, List<Value> wanted, Executable... executables) {
        SplittableRandom random = new SplittableRandom(wanted.size());
        for (Draw draw : Draw.values()) {
            List<Tensor> tensors = drawn(draw, random, inputs);
            Object expected = outcome(() -> interpreted(inputs, tensors, wanted));
            for (Executable executable : executables) {
                assertEquals(expected, outcome(() -> executable.run(tensors)), () -> draw + ": " + tensors);
            }
        }
        for (Executable executable : executables) {
            assertTrue(
                    executable.bytesHeld() <= 1.2 * executable.leastBytes(),
                    () -> executable.bytesHeld() + " bytes for " + executable.leastBytes());
        }
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
