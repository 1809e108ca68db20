package org.adjudge.grad;

import static org.adjudge.Thrown.complains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private final Graph graph = new Graph();
    private final Value x = graph.input("x", DType.F64, 2);
    private final Tensor one = Tensor.of(Shape.of(2), 1.0, 2);

    private int peak(List<Value> wanted) {
        AtomicInteger peak = new AtomicInteger();
        Interpreter.run(Map.of(x, one), wanted, live -> peak.accumulateAndGet(live, Math::max));
        return peak.get();
    }

    @Test
    void a_value_is_freed_after_its_last_use() {
        Value y = x;
        for (int i = 0; i < 100; i++) {
            y = y.neg();
        }
        assertEquals(1, peak(List.of(y)));
    }

    @Test
    void a_value_is_kept_while_it_is_used_and_for_who_wants_it() {
        Value early = x.exp();
        Value middle = early.neg().neg().neg();
        assertEquals(2, peak(List.of(middle.plus(early))));
        assertEquals(2, peak(List.of(middle, early)));
        assertEquals(1, peak(List.of(early.times(early))));
    }

    @Test
    void only_what_is_needed_is_computed() {
        graph.input("unbound", DType.F64).exp();
        assertEquals(List.of(one), Interpreter.run(Map.of(x, one), List.of(x)));
    }

    @Test
    void a_value_wanted_twice_is_given_twice_and_none_gives_none() {
        Value y = x.neg();
        List<Tensor> values = Interpreter.run(Map.of(x, one), List.of(y, x, y));
        assertSame(values.get(0), values.get(2));
        assertSame(one, values.get(1));
        assertEquals(List.of(), Interpreter.run(Map.of(), List.of()));
    }

    @Test
    void what_is_bound_must_be_there_and_of_the_inputs_type() {
        Value y = graph.input("y", DType.F64);
        complains(
                "no value bound to input 'y'; bound inputs are [x]",
                () -> Interpreter.run(Map.of(x, one, x.neg(), one), List.of(x.plus(y))));
        complains(
                "input 'x' is f64[2], but the tensor bound to it is f32[2]",
                () -> Interpreter.run(Map.of(x, Tensor.of(Shape.of(2), 1f, 2f)), List.of(x)));
        complains(
                "input 'x' is f64[2], but the tensor bound to it is f64[]",
                () -> Interpreter.run(Map.of(x, Tensor.of(Shape.SCALAR, 1.0)), List.of(x)));
    }

    @Test
    void the_wanted_values_are_of_one_graph() {
        Value stranger = new Graph().input("s", DType.F64);
        complains(
                "the wanted values %0: f64[2] and %0: f64[] belong to different graphs",
                () -> Interpreter.run(Map.of(x, one), List.of(x, stranger)));
    }
}
