package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {
    private static final Problem PRODUCT = problem("x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=[1, 1]");

    private static Problem problem(String line) {
        return Case.parse(line).problem();
    }

    @Test
    void names_are_no_part_of_a_question() {
        assertEquals(
                Question.of(PRODUCT),
                Question.of(problem("a * b | a: f64[2] = [1, 2], b: f64[2] = [3, 4] | seed=[1, 1]")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x + y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=[1, 1]",
                "y * x | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=[1, 1]",
                "x * x | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=[1, 1]",
                "x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 5] | seed=[1, 1]",
                "x * y | x: f64[2] = [1, 2], y: f64[1] = [3] | seed=[1, 1]",
                "x * y | x: f32[2] = [1, 2], y: f32[2] = [3, 4] | seed=[1, 1]",
                "x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=[1, 1], wrt=x",
                "x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=[1, 2]",
                "x * y | x: f64[2] = [1, 2], y: f64[2] = [3, 4] | seed=[1, 1], order=2"
            })
    void all_else_is(String line) {
        assertNotEquals(Question.of(PRODUCT), Question.of(problem(line)));
    }

    @Test
    void the_step_that_is_the_case_is_not_asked_again() {
        Asked asked = new Asked(Case.parse("a * b | a: f64[2] = [1, 2], b: f64[2] = [3, 4] | seed=[1, 1]"));
        assertSame(asked.testimony(), asked.testimony(PRODUCT));
        assertSame(asked.comparison(), asked.comparison(PRODUCT));
    }

    @Test
    void another_question_is_asked_once() {
        Asked asked = new Asked(Case.parse("a * b | a: f64[2] = [1, 2], b: f64[2] = [3, 5] | seed=[1, 1]"));
        assertNotSame(asked.testimony(), asked.testimony(PRODUCT));
        assertSame(asked.testimony(PRODUCT), asked.testimony(PRODUCT));
        assertSame(asked.comparison(PRODUCT), asked.comparison(PRODUCT));
    }
}
