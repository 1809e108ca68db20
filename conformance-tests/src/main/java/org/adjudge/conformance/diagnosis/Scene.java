package org.adjudge.conformance.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Application;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * One op applied to known numbers, and the cotangent of one of its inputs twice: as it should be and as the engine has it.
 *
 * @param slot which input
 * @param inputs the op's inputs
 * @param outputs its outputs
 * @param cotangents those of the outputs, as TensorFlow has them
 * @param expected TensorFlow's cotangents of all inputs, empty where it has none
 * @param actual the engine's of input {@code slot}
 */
public record Scene(
        Op op,
        int slot,
        List<Tensor> inputs,
        List<Tensor> outputs,
        List<Tensor> cotangents,
        List<Optional<Tensor>> expected,
        Tensor actual) {
    /** Copies the lists. */
    public Scene {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        cotangents = List.copyOf(cotangents);
        expected = List.copyOf(expected);
    }

    /** The input whose cotangent is in question. */
    Tensor input() {
        return inputs.get(slot);
    }

    /** The right cotangent. */
    Tensor right() {
        return expected.get(slot).orElseThrow();
    }

    /** The value of a formula about the application; empty if it cannot be computed. */
    Optional<Tensor> value(Function<Application, Value> formula) {
        return value(inputs, outputs, cotangents, formula);
    }

    /** As {@link #value(Function)}, with other numbers. */
    static Optional<Tensor> value(
            List<Tensor> inputs, List<Tensor> outputs, List<Tensor> cotangents, Function<Application, Value> formula) {
        try {
            Graph graph = new Graph();
            Application application =
                    new Application(constants(graph, inputs), constants(graph, outputs), constants(graph, cotangents));
            return Optional.of(Interpreter.run(Map.of(), List.of(formula.apply(application)))
                    .get(0));
        } catch (RuntimeException e) {
            return Optional.empty(); // the hypothesis does not apply to these shapes
        }
    }

    /** The cotangent of the slot by the op's rule, of the shape of the common broadcast. */
    Optional<Tensor> byRule() {
        return value(a -> op.vjp(slot, a));
    }

    /** The cotangent of the slot by another op's rule, summed back to the input's shape. */
    Optional<Tensor> byRule(Op other) {
        return value(a -> {
            Value cotangent = other.vjp(slot, a);
            return other.broadcasts() ? cotangent.unbroadcast(input().shape()) : cotangent;
        });
    }

    private static List<Value> constants(Graph graph, List<Tensor> tensors) {
        return tensors.stream().map(graph::constant).toList();
    }
}
