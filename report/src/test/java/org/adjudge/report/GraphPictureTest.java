package org.adjudge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GraphPictureTest {
    private static NodeEntry node(int id, String verdict, String... inputs) {
        return new NodeEntry(
                Integer.toString(id),
                "v" + id,
                "tf.sin(v<" + id + ")",
                "f64[2]",
                List.of(inputs),
                Optional.empty(),
                verdict.isEmpty() ? Optional.empty() : Optional.of(Runs.check("gradient", verdict, 1)));
    }

    private static final List<NodeEntry> DIAMOND = List.of(
            node(0, "DISAGREES"), node(1, "DISAGREES", "0"), node(2, "AGREES", "0"), node(3, "AGREES", "1", "2"));

    @Test
    void an_edge_has_the_colour_of_the_value_that_flows_along_it() {
        String svg = GraphPicture.of(DIAMOND, Optional.empty()).render();
        assertEquals(3, svg.split("class=\"edge bad\"", -1).length - 1, svg);
        assertEquals(1, svg.split("class=\"edge good\"", -1).length - 1, svg);
    }

    @Test
    void only_the_first_wrong_node_is_ringed() {
        String svg = GraphPicture.of(DIAMOND, Optional.of(new FirstWrongEntry("1", "v1", "cotangent")))
                .render();
        assertEquals(1, svg.split("class=\"ring\"", -1).length - 1, svg);
        assertTrue(svg.contains("; first wrong: v1\""), svg);
    }

    @Test
    void what_stands_in_a_node_is_escaped() {
        String svg = GraphPicture.of(DIAMOND, Optional.empty()).render();
        assertTrue(svg.contains("v1 = tf.sin(v&lt;1)"), svg);
    }

    @Test
    void inputs_stand_above_their_users_and_boxes_do_not_overlap() {
        GraphLayout layout = GraphLayout.of(DIAMOND);
        GraphLayout.Box first = layout.boxes().get(0);
        GraphLayout.Box last = layout.boxes().get(3);
        assertTrue(first.y() + first.height() < last.y());
        GraphLayout.Box left = layout.boxes().get(1);
        GraphLayout.Box right = layout.boxes().get(2);
        assertTrue(left.x() + left.width() <= right.x() || right.x() + right.width() <= left.x());
    }

    @Test
    void a_value_used_twice_by_a_node_has_an_edge_for_each_use() {
        assertEquals(
                2,
                GraphLayout.of(List.of(node(0, ""), node(1, "", "0", "0")))
                        .lines()
                        .size());
    }

    @Test
    void a_chain_of_a_hundred_is_laid_out() {
        List<NodeEntry> chain = new ArrayList<>(List.of(node(0, "")));
        IntStream.range(1, 100).forEach(i -> chain.add(node(i, "", Integer.toString(i - 1))));
        assertEquals(99, GraphLayout.of(chain).lines().size());
    }
}
