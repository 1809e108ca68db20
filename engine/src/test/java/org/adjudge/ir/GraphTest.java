package org.adjudge.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.junit.jupiter.api.Test;

class GraphTest {
    private final Graph graph = new Graph();
    private final Value x = graph.input("x", DType.F32, 2);

    @Test
    void a_node_names_only_earlier_nodes() {
        x.exp().plus(x).sum();
        for (Node node : graph.nodes()) {
            assertTrue(node.inputs().stream().allMatch(v -> v.id() < node.id()));
        }
    }

    @Test
    void a_program_that_is_wrong_appends_nothing() {
        assertThrowsExactly(IllegalArgumentException.class, () -> x.sum(1));
        assertEquals(1, graph.nodes().size());
    }

    @Test
    void a_copy_grows_alone() {
        Graph copy = graph.copy();
        x.in(copy).exp();
        assertEquals(1, graph.nodes().size());
        assertEquals(2, copy.nodes().size());
        assertEquals(graph.node(0).op(), copy.node(0).op());
    }

    @Test
    void a_value_is_the_same_output_of_the_same_node_of_the_same_graph() {
        assertEquals(x, graph.input("x").orElseThrow());
        assertEquals(x.hashCode(), graph.input("x").orElseThrow().hashCode());
        assertNotEquals(x, x.in(graph.copy()));
        assertNotEquals(x.exp(), x.exp());
        assertEquals("%0: f32[2]", x.toString());
    }

    @Test
    void the_nodes_cannot_be_changed_from_outside() {
        assertThrowsExactly(
                UnsupportedOperationException.class, () -> graph.nodes().clear());
    }

    @Test
    void inputs_are_found_by_name_and_only_they_have_one() {
        Value y = graph.input("y", DType.I64);
        assertEquals(List.of(x, y), graph.inputs());
        assertEquals("y", y.inputName());
        Value z = x.exp();
        assertEquals(
                "%2 is not an input",
                assertThrowsExactly(IllegalStateException.class, z::inputName).getMessage());
    }

    @Test
    void what_would_change_nothing_is_not_appended() {
        assertSame(x, x.reshape(Shape.of(2)));
        assertSame(x, x.broadcastTo(Shape.of(2)));
        assertSame(x, x.unbroadcast(Shape.of(2)));
    }
}
