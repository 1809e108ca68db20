package org.adjudge.grad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.ir.AvgPoolGrad;
import org.adjudge.ir.ConvBackpropFilter;
import org.adjudge.ir.Graph;
import org.adjudge.ir.MaxPoolGradGrad;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name says which function of TensorFlow's an op is: in messages, in the notation, as the key of a replaced rule. */
class OpNamesTest {
    static List<Op> ops() {
        Map<Object, Op> one = new LinkedHashMap<>();
        Programs.all().forEach(program -> {
            Graph graph = new Graph();
            List<Value> xs = program.shapes().stream()
                    .map(s -> graph.input("x" + graph.nodes().size(), DType.F64, s.extents()))
                    .toList();
            Value y = program.text().apply(xs);
            y.graph().nodes().stream().map(Node::op).forEach(op -> one.putIfAbsent(key(op), op));
        });
        return List.copyOf(one.values());
    }

    private static Object key(Op op) {
        return op instanceof Enum ? op : op.getClass();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ops")
    void a_name_is_a_path_in_tensorflow(Op op) {
        assertTrue(op.opName().matches("[a-z][a-z0-9_]*(\\.[A-Za-z0-9_]+)*"), op.opName());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void gradients_of_images_and_of_volumes_have_names_of_their_own(int spatial) {
        List<Integer> ones = List.of(1, 1, 1, 1, 1).subList(0, spatial + 2);
        assertEquals(
                spatial == 2 ? "raw_ops.AvgPoolGrad" : "raw_ops.AvgPool3DGrad",
                new AvgPoolGrad(ones, ones, ones, Padding.SAME).opName());
        assertEquals(
                spatial == 2 ? "raw_ops.Conv2DBackpropFilter" : "raw_ops.Conv3DBackpropFilterV2",
                new ConvBackpropFilter(ones, ones, Padding.SAME, ones).opName());
        assertEquals(
                spatial == 2 ? "raw_ops.MaxPoolGradGrad" : "raw_ops.MaxPool3DGradGrad",
                new MaxPoolGradGrad(ones, ones, Padding.SAME).opName());
    }
}
