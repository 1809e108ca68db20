package org.adjudge.conformance.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line means. */
class CaseTest {
    private static Tensor value(String line) {
        Case c = Case.parse(line);
        return Interpreter.run(c.inputs(), List.of(c.output())).get(0);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiterString = " => ",
            value = {
                "-x ** 2 => -9",
                "(-x) ** 2 => 9",
                "x ** -1 * 6 => 2",
                "10 - x - 2 => 5",
                "24 / x / 2 => 4",
                "x ** 1 ** 3 => 3",
                "tf.identity(x) * 2 ** 3 ** 2 => 1536",
                "x + 2 * x => 9",
                "--x => 3",
                "+x => 3",
                "x * (7 // 2 + 7 % 4) + -7 // 2 => 14",
                "1.5 + x => 4.5",
                "x - .5e1 => -2",
                "tf.nn.relu(features=-x) => 0",
                "math.log1p(x - 3, name=\"l\") => 0",
                "neg(x) => -3",
                "tf.cast(x, tf.int32) => 3",
                "tf.cast(x, 'bool') => True",
                "x > 2 => True",
                "tf.not_equal(x, 3) => False",
                "x + tf.cast(2 < 1, tf.float32) => 3",
                "p = [1, 0]; tf.transpose([[x, 1], [2, 3]], p)[0, 1] => 2",
            })
    void operators_bind_as_in_python(String program, String expected) {
        assertEquals(expected, value(program + " | x: f32 = 3").toString());
    }

    @Test
    void products_associate_to_the_left() {
        Case c = Case.parse("x @ y @ z | x: f32[2,3], y: f32[3,4], z: f32[4,5]");
        assertEquals("v3 = tf.matmul(x, y); tf.matmul(v3, z)", Printer.program(c.graph(), c.output()));
    }

    @Test
    void a_literal_takes_the_dtype_of_the_tensor_it_meets() {
        assertEquals("[3, 8]", value("[1, 2] * x | x: i64[2] = [3, 4]").toString());
        assertEquals(
                DType.F64, value("tf.where(x > 0, tf.sqrt(x), 0.0) | x: f64[4]").dtype());
        assertEquals(DType.F64, value("tf.where(x > 0, 1, x) | x: f64[4]").dtype());
        assertEquals(DType.F32, value("tf.sqrt(2.0) | ").dtype());
        assertEquals(DType.I32, value("tf.constant([1, 2]) | ").dtype());
        assertEquals("[0, 1]", value("tf.concat([x, [1]], 0) | x: f64[1] = [0]").toString());
    }

    @Test
    void constants_are_folded_before_they_meet_a_tensor() {
        assertEquals(2, Case.parse("x | x: f32, y: f32").graph().nodes().size());
        assertEquals(3, Case.parse("x * (2 * 3 + 4) | x: f32").graph().nodes().size());
    }

    @Test
    void subscripts_select_as_in_python() {
        String x = " | x: i32[2,3] = [[1,2,3],[4,5,6]]";
        assertEquals("[[6, 5, 4]]", value("x[1:, ::-1]" + x).toString());
        assertEquals("[3, 6]", value("x[..., -1]" + x).toString());
        assertEquals(Shape.of(2, 1, 3), value("x[:, tf.newaxis]" + x).shape());
        assertEquals(Shape.of(1, 2, 2), value("x[None, :, 0:3:2]" + x).shape());
    }

    @Test
    void statements_end_at_semicolons_and_new_lines_outside_of_brackets() {
        String text = """
                # the hidden layer
                h = tf.tanh(x @
                  w)  # not a statement yet
                """;
        Case c = Case.parse(text + ";;\ny = h * h; | x: f32[2,3],\n w: f32[3,1] | order=2,\n wrt=w, h");
        assertEquals(Shape.of(2, 1), c.output().shape());
        assertEquals(2, c.wrt().size());
        assertEquals(2, c.problem().order());
    }

    @Test
    void options_say_seed_order_wrt_and_allowance() {
        Case c = Case.parse("x * y | x: f32[2], y: f32 | wrt=y, x, seed=[1, 2], ulps=4 because \"a \\\"sum\\\"\"");
        assertEquals(List.of("y", "x"), c.wrt().stream().map(Value::inputName).toList());
        assertEquals("[1, 2]", c.seed().toString());
        assertEquals(Optional.of(new Ulps(4, "a \"sum\"")), c.ulps());
        assertEquals(List.of(), c.directions());
        assertEquals("[1, 1]", Case.parse("x | x: f64[2] | seed=ones").seed().toString());
    }

    @Test
    void a_line_has_many_draws_of_numbers() {
        Case own = Case.parse("x * y | x: f64[2], y: f64[2] = [1, 2] | wrt=x");
        Case other = own.withValues(3);
        assertEquals("x * y | x: f64[2], y: f64[2] = [1, 2] | wrt=x, values=3", other.line());
        assertEquals(own.wrt().size(), other.wrt().size());
        assertNotEquals(value(own, "x"), value(other, "x"));
        assertNotEquals(own.seed(), other.seed());
        assertEquals(value(own, "y"), value(other, "y"));
        assertNotEquals(value(other, "x"), value(own.withValues(4), "x"));
        assertEquals(other, other.withValues(5), "what says its draw keeps it");
        assertEquals(value(own, "x"), value(own.withValues(0), "x"));
        assertEquals(1, Case.parse("x | x: f64").withValues(2).wrt().size());
        assertEquals(
                "x | x: f64 | ulps=4 because \"a, b | c\", values=2",
                Case.parse("x | x: f64 | ulps=4 because \"a, b | c\"")
                        .withValues(2)
                        .line());
    }

    private static Tensor value(Case c, String name) {
        return Objects.requireNonNull(c.inputs().get(c.graph().input(name).orElseThrow()));
    }

    @Test
    void an_output_that_is_not_floating_has_no_gradient() {
        Case c = Case.parse("x > y | x: f32[2], y: f32[2]");
        assertEquals(List.of(), c.wrt());
        assertEquals("[False, False]", c.seed().toString());
        assertEquals(1, c.problem().order());
    }

    @Test
    void the_case_is_its_line() {
        assertEquals("x | x: f32", Case.parse("  x | x: f32 ").toString());
    }

    @Test
    void a_program_of_3000_statements_or_terms_is_read() {
        StringBuilder program = new StringBuilder("h = x");
        for (int i = 0; i < 3000; i++) {
            program.append("; h = h * 0.5 + tf.sin(h)");
        }
        assertEquals(
                4 * 3000 + 1,
                Case.parse(program + " | x: f64[2]").graph().nodes().size());
        assertEquals(
                3000,
                Case.parse("x" + " + x".repeat(3000) + " | x: f64[2]").output().id());
    }

    @Test
    void the_deepest_nesting_fits_the_default_stack() throws InterruptedException {
        String line = "tf.exp(".repeat(249) + "x" + ")".repeat(249) + " | x: f32";
        int[] nodes = new int[1];
        Thread small = new Thread(
                null, () -> nodes[0] = Case.parse(line).graph().nodes().size(), "small", 1 << 20);
        small.start();
        small.join();
        assertEquals(250, nodes[0]);
    }
}
