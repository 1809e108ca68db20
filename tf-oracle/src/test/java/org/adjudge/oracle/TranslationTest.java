package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranslationTest {
    /** TensorFlow's sigmoid and tanh are within 5.3 ULP in float32; the engine adds one, a sum of four or a softmax two more. */
    private static final double ULPS = 8;

    private static final List<Vocabulary.Use> USES = Vocabulary.uses();

    private static final Map<Vocabulary.Use, Outcome> ANSWERS = answers();

    static List<Vocabulary.Use> uses() {
        return USES;
    }

    /** All in one graph, so that TensorFlow is asked once; each alone only if it fails to run one of them. */
    private static Map<Vocabulary.Use, Outcome> answers() {
        Graph graph = new Graph();
        Map<Value, Tensor> inputs = new HashMap<>();
        List<Value> values = USES.stream().map(use -> apply(use, graph, inputs)).toList();
        List<Outcome> outcomes = new TensorFlowOracle().evaluate(inputs, values);
        Map<Vocabulary.Use, Outcome> answers = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            answers.put(USES.get(i), outcomes.get(i));
        }
        return answers;
    }

    private static Value apply(Vocabulary.Use use, Graph graph, Map<Value, Tensor> inputs) {
        Value[] operands = new Value[use.operands().size()];
        for (int i = 0; i < operands.length; i++) {
            Tensor operand = use.operands().get(i);
            operands[i] = graph.input(
                    "x" + inputs.size(), operand.dtype(), operand.shape().extents());
            inputs.put(operands[i], operand);
        }
        return graph.apply(use.op(), operands);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uses")
    void an_op_has_the_value_that_the_engine_gives_it(Vocabulary.Use use) {
        Map<Value, Tensor> inputs = new HashMap<>();
        Value value = apply(use, new Graph(), inputs);
        Tensor expected = Interpreter.run(inputs, List.of(value)).get(0);
        assertClose(expected, TensorFlowOracleTest.value(Objects.requireNonNull(ANSWERS.get(use))));
    }

    @Test
    void the_table_has_every_op_of_the_vocabulary() {
        Set<Class<?>> kinds = new HashSet<>(Set.of(Input.class));
        Set<Object> rows = new HashSet<>();
        for (Vocabulary.Use use : uses()) {
            Op op = use.op();
            kinds.add(op instanceof Enum<?> row ? row.getDeclaringClass() : op.getClass());
            rows.add(op instanceof Reduce reduce ? reduce.kind() : op);
        }
        assertEquals(Op.kinds(), kinds);
        assertTrue(rows.containsAll(Arrays.asList(Unary.values())));
        assertTrue(rows.containsAll(Arrays.asList(Binary.values())));
        assertTrue(rows.containsAll(Arrays.asList(Comparison.values())));
        assertTrue(rows.containsAll(Arrays.asList(Reduction.values())));
    }

    private static void assertClose(Tensor expected, Tensor actual) {
        assertEquals(expected.dtype(), actual.dtype());
        assertEquals(expected.shape(), actual.shape());
        for (int i = 0; i < expected.size(); i++) {
            if (Double.isNaN(expected.get(i))) {
                assertTrue(Double.isNaN(actual.get(i)), "at " + i);
            } else {
                assertEquals(
                        expected.get(i), actual.get(i), ULPS * expected.dtype().ulp(expected.get(i)), "at " + i);
            }
        }
    }
}
