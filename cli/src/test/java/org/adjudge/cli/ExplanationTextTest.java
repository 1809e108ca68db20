package org.adjudge.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adjudge.conformance.judgement.Explanation;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ExplanationTextTest {
    private static final Explanation QUESTION = Explanation.of(Case.parse(Explain.QUESTION), new AdjudgeEngine());
    private static final String ESCAPE = "\u001b[";

    /** Without the case line, which is as long as it is, and without colour. */
    private static String shown(int columns) {
        String text = ExplanationText.of(QUESTION, new Terminal(columns)).replaceAll("\u001b\\[[0-9;]*m", "");
        return text.substring(text.indexOf("\n\n"));
    }

    @Test
    void at_80_columns_it_is_blocks_that_fit() {
        String text = shown(80);
        assertTrue(text.lines().allMatch(l -> l.length() <= 80), text);
        assertTrue(text.contains("v3 = tf.matmul(x, y)  f32[2, 2, 2]\n  primal        [[["), text);
        assertTrue(text.contains("gradient of y: AGREES, 0 ULP of 8 allowed"), text);
    }

    @Test
    void at_240_columns_it_is_tables() {
        String text = shown(240);
        assertTrue(text.contains("value  computed as"), text);
        assertTrue(text.lines().allMatch(l -> l.length() <= 240), text);
    }

    @Test
    void what_is_no_terminal_gets_tables_and_no_colour() {
        String text = ExplanationText.of(QUESTION, new Terminal(0));
        assertTrue(text.contains("value  computed as"), text);
        assertFalse(text.contains(ESCAPE), text);
    }

    @Test
    void colour_adds_nothing_but_colour() {
        Style style = new Style(Ansi.ON);
        String text = "verdict: DISAGREES, not AGREES";
        String coloured = style.verdicts(text);
        assertTrue(coloured.contains(ESCAPE), coloured);
        assertEquals(text, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
        assertEquals(text, new Style(Ansi.OFF).verdicts(text));
    }
}
