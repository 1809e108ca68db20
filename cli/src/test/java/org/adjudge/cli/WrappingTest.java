package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {
    private static final String FACTS = """
            gradient of x disagrees: tf.exp(x)
              engine           [[1.25, 2.5], [3.75, 5], [6.25, 7.5], [8.75, 10]]
              allowed because  the rounding that the graph amplifies where it cancels, measured
              replay           bin/adjudge explain 'tf.exp(x) | x: f32[3,2]'""";

    @Test
    void without_a_terminal_text_is_as_it_is() {
        assertEquals(FACTS, Wrapping.of(FACTS, new Terminal(0)));
    }

    @Test
    void words_go_on_under_their_column_tensors_are_cut_and_what_is_to_be_copied_stays_whole() {
        assertEquals("""
                gradient of x disagrees: tf.exp(x)
                  engine           [[1.25, 2.5], [3.75, 5], [6.25, 7.5], [8.75 ...
                  allowed because  the rounding that the graph amplifies where it
                                   cancels, measured
                  replay           bin/adjudge explain 'tf.exp(x) | x: f32[3,2]'""", Wrapping.of(FACTS, new Terminal(66)));
    }

    @Test
    void a_headline_stays_whole_whatever_blanks_are_in_it() {
        String headline = "gradient of x disagrees: tf.exp(x)  +  tf.sin(x) * tf.cos(x) + tf.tan(x)";
        assertEquals(headline, Wrapping.of(headline, new Terminal(50)));
    }

    @Test
    void below_a_label_that_leaves_no_room_stands_what_it_says() {
        String fact = FACTS.lines().skip(2).findFirst().orElseThrow();
        assertEquals(
                List.of(
                        "  allowed because",
                        "      the rounding that the graph",
                        "      amplifies where it cancels,",
                        "      measured"),
                Wrapping.of(fact, new Terminal(34)).lines().toList());
    }
}
