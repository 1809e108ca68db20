package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.Betainc;
import org.adjudge.ir.Graph;
import org.adjudge.ir.MaxPool;
import org.adjudge.ir.Padding;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a derivative jumps, overflows or is not defined. */
class KinksTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "org.adjudge.grad.Kinks#elementwise",
        "org.adjudge.grad.Kinks#powers",
        "org.adjudge.grad.Kinks#ties",
        "org.adjudge.grad.Kinks#structure"
    })
    void value_and_gradient_are_tensorflows(Kinks.Kink kink) {
        Graph graph = new Graph();
        List<Value> inputs = new ArrayList<>();
        for (Tensor tensor : kink.inputs()) {
            inputs.add(graph.input("x" + inputs.size(), DType.F64, tensor.size()));
        }
        Answer answer = Ask.ones(kink.program().apply(inputs), kink.inputs().toArray(Tensor[]::new));
        Ask.agree(kink.y(), answer.output(), kink.ulps(), "y");
        assertEquals(kink.dx().size(), answer.gradients().size());
        for (int k = 0; k < kink.dx().size(); k++) {
            Ask.agree(kink.dx().get(k), answer.gradients().get(k), kink.ulps(), "dx" + k);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Unary.class)
    void nan_gives_nan(Unary op) {
        assertEquals(
                "nan",
                op.eval(List.of(Tensor.of(Shape.SCALAR, Double.NaN))).get(0).toString());
        assertEquals(
                "nan",
                op.eval(List.of(Tensor.of(Shape.SCALAR, Float.NaN))).get(0).toString());
    }

    /** As in TensorFlow's Python: no gradient flows to the parameters. */
    @Test
    void betainc_has_a_gradient_in_x_alone_summed_back_where_x_was_repeated() {
        Graph graph = new Graph();
        Value a = graph.input("a", DType.F64, 2);
        Value b = graph.input("b", DType.F64, 2);
        Value x = graph.input("x", DType.F64);
        Tensor ones = Tensor.of(Shape.of(2), 1.0, 1);
        Answer answer = Ask.ones(graph.apply(new Betainc(), a, b, x), ones, ones, Tensor.scalar(DType.F64, 0.25));
        assertEquals("[0, 0]", answer.gradients().get(0).toString());
        assertEquals("[0, 0]", answer.gradients().get(1).toString());
        assertEquals("2", answer.gradients().get(2).toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = SpecialBinary.class,
            names = {"POLYGAMMA", "ZETA"})
    void the_order_of_a_function_gets_no_gradient(SpecialBinary op) {
        Graph graph = new Graph();
        Value order = graph.input("order", DType.F64);
        Value x = graph.input("x", DType.F64);
        Answer answer = Ask.ones(graph.apply(op, order, x), Tensor.scalar(DType.F64, 2), Tensor.scalar(DType.F64, 3));
        assertEquals("0", answer.gradients().get(0).toString());
    }

    @Test
    void the_first_nan_that_a_window_sees_is_the_largest() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 1, 2, 2, 1);
        List<Integer> window = List.of(1, 2, 2, 1);
        Tensor seen = Tensor.of(Shape.of(1, 2, 2, 1), 1.0, Double.NaN, Double.NaN, 2);
        Answer answer = Ask.ones(graph.apply(new MaxPool(window, window, Padding.VALID), x), seen);
        assertEquals("[[[[nan]]]]", answer.output().toString());
        assertEquals("[[[[0], [1]], [[0], [0]]]]", answer.gradients().get(0).toString());
    }
}
