package org.adjudge.conformance.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.Unary;
import org.junit.jupiter.api.Test;

class OpSourceTest {
    @Test
    void every_op_of_the_catalogue_has_its_formula_and_if_differentiable_its_rule() {
        List<String> without = new ArrayList<>();
        for (Node node : Catalogue.cases()
                .flatMap(c -> c.graph().nodes().stream())
                .filter(n -> !(n.op() instanceof Input) && !(n.op() instanceof Constant))
                .collect(Collectors.toMap(n -> kind(n.op()), n -> n, (a, b) -> a))
                .values()) {
            OpSource source = OpSource.of(node.op()).get(0);
            boolean differentiable = IntStream.range(0, node.inputs().size()).anyMatch(node.op()::differentiable);
            if (source.formula().isEmpty() || (differentiable && source.rule().isEmpty())) {
                without.add(source.toString());
            }
        }
        assertEquals(List.of(), without);
    }

    private static String kind(Op op) {
        return op instanceof Enum<?> row
                ? row.getDeclaringClass() + row.name()
                : op.getClass().getName();
    }

    @Test
    void of_a_row_the_rule_is_the_row() {
        OpSource tanh = OpSource.of(Unary.TANH).get(0);
        assertEquals("Unary.TANH", tanh.op());
        assertEquals(
                List.of("TANH(\"tanh\", DoubleElementary::tanh, (x, y, ct) -> ct.times(y.square().oneMinus()))"),
                tanh.rule());
    }

    @Test
    void of_a_record_the_rule_is_its_method_and_the_formula_its_javadoc() {
        OpSource softmax = OpSource.of(new Softmax()).get(0);
        assertTrue(softmax.formula().get(0).startsWith("exp(x) / sum(exp(x)) along the last axis"), softmax.toString());
        assertEquals("public Value vjp(int k, Application a) {", softmax.rule().get(0));
        assertEquals("}", softmax.rule().get(softmax.rule().size() - 1));
    }

    @Test
    void kinks_are_told_apart_from_the_formula() {
        assertEquals(
                List.of("ties go to x alone. NaN: to y alone."),
                OpSource.of(Binary.MAXIMUM).get(0).kinks());
        assertEquals(
                List.of("The larger; NaN if either is."),
                OpSource.of(Binary.MAXIMUM).get(0).formula());
    }
}
