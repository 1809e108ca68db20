package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.grad.Interpreter;
import org.adjudge.grad.ReverseMode;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Dilation2D;
import org.adjudge.ir.Graph;
import org.adjudge.ir.MaxPoolWithArgmax;
import org.adjudge.ir.Op;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;

/**
 * Gradients that TensorFlow has kernels for, which its C++ registry does not use: the engine's are theirs, where several
 * elements are the largest too. There no difference can be taken, so no case of the catalogue asks.
 */
class GradientKernelsTest {
    private static final List<Integer> ONES = List.of(1, 1, 1, 1);
    private static final List<Integer> WINDOW = List.of(1, 2, 2, 1);
    private static final Tensor TIES =
            Tensor.of(DType.F64, Shape.of(2, 3, 3, 1), 1, 1, 0, 1, 1, 2, 0, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3);
    private static final Tensor FLAT = Tensor.of(Shape.of(2, 2, 1), 0.0, 0, 0, 0);
    private static final Tensor CT = Tensor.of(
            DType.F64,
            Shape.of(2, 3, 3, 1),
            1,
            2,
            4,
            8,
            16,
            32,
            64,
            128,
            256,
            -1,
            -2,
            -4,
            -8,
            -16,
            -32,
            -64,
            -128,
            -256);

    @Test
    void of_equal_sums_the_first_gets_the_whole_cotangent_of_a_dilation() {
        Dilation2D op = new Dilation2D(ONES, Padding.SAME, ONES);
        List<Tensor> engine = gradients(op, TIES, FLAT);
        List<Tensor> kernels = new ArrayList<>();
        try (NativeGraph graph = new NativeGraph()) {
            for (String type : List.of("Dilation2DBackpropInput", "Dilation2DBackpropFilter")) {
                List<Output<?>> operands = constants(graph, TIES, FLAT, CT);
                Output<?> gradient = graph.build(
                        type,
                        b -> form(b, operands)
                                .setAttr("strides", ConvolutionForm.longs(ONES))
                                .setAttr("rates", ConvolutionForm.longs(ONES)));
                kernels.addAll(graph.run(Map.of(), List.of(gradient)));
            }
        }
        assertEquals(kernels, engine);
    }

    @Test
    void of_equal_elements_the_first_gets_the_whole_cotangent_of_a_pool_with_places() {
        for (boolean batch : List.of(true, false)) {
            MaxPoolWithArgmax op = new MaxPoolWithArgmax(WINDOW, ONES, Padding.SAME, DType.I64, batch);
            Tensor places = op.eval(List.of(TIES)).get(1);
            try (NativeGraph graph = new NativeGraph()) {
                List<Output<?>> operands = constants(graph, TIES, CT, places);
                Output<?> gradient = graph.build(
                        "MaxPoolGradWithArgmax",
                        b -> form(b, operands)
                                .setAttr("ksize", ConvolutionForm.longs(WINDOW))
                                .setAttr("strides", ConvolutionForm.longs(ONES))
                                .setAttr("include_batch_in_index", batch));
                assertEquals(graph.run(Map.of(), List.of(gradient)), gradients(op, TIES));
            }
        }
    }

    private static List<Output<?>> constants(NativeGraph graph, Tensor... operands) {
        return Arrays.stream(operands).<Output<?>>map(graph::constant).toList();
    }

    private static OperationBuilder form(OperationBuilder builder, List<Output<?>> operands) {
        operands.forEach(builder::addInput);
        return builder.setAttr("padding", "SAME");
    }

    /** The engine's gradients of an op's first output for the cotangent {@link #CT}. */
    private static List<Tensor> gradients(Op op, Tensor... operands) {
        Graph graph = new Graph();
        Map<Value, Tensor> bindings = new HashMap<>();
        List<Value> inputs = new ArrayList<>();
        for (Tensor operand : operands) {
            Value input = graph.input(
                    "x" + inputs.size(), operand.dtype(), operand.shape().extents());
            bindings.put(input, operand);
            inputs.add(input);
        }
        Value output = graph.applyAll(op, inputs).get(0);
        List<Value> gradients = new ReverseMode(VjpRules.OWN).cotangents(output, graph.constant(CT), inputs);
        return Interpreter.run(bindings, gradients);
    }
}
