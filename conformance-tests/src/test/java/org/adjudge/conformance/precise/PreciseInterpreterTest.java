package org.adjudge.conformance.precise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.tensor.Tensor;
import org.hipparchus.dfp.Dfp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreciseInterpreterTest {
    private static PreciseTensor output(String line) {
        Case c = Case.parse(line);
        return PreciseInterpreter.run(c.inputs(), List.of(c.output()))
                .orElseThrow()
                .get(0);
    }

    @Test
    void an_exponential_has_its_digits() {
        Dfp e = output("tf.exp(x) | x: f64 = 1").get(0);
        Dfp known = PreciseTensor.FIELD.newDfp("2.71828182845904523536028747135266249775724709369995957496696763");
        assertTrue(e.subtract(known).abs().toDouble() < 1e-60, e::toString);
    }

    @Test
    void what_cancels_keeps_its_digits() {
        assertEquals(
                1,
                output("tf.reduce_sum(x) | x: f64[3] = [1e30, 1, -1e30]").get(0).toDouble());
        assertEquals(5e-21, output("1 - tf.cos(x) | x: f64 = 1e-10").get(0).toDouble(), 1e-36);
    }

    /** Known numbers of 50 digits: DLMF, and Abramowitz and Stegun's tables continued. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    tf.math.lgamma(x)       : x: f64 = 0.5                        | 0.57236494292470008707171367567652935582364740645766
                    tf.math.lgamma(x)       : x: f64 = 100                        | 359.1342053695753987760440104602869096126217180856
                    tf.math.digamma(x)      : x: f64 = 1                          | -0.57721566490153286060651209008240243104215933593992
                    tf.math.erf(x)          : x: f64 = -1                         | -0.84270079294971486934122063508260925929606699796630
                    tf.math.erfc(x)         : x: f64 = 1                          | 0.15729920705028513065877936491739074070393300203370
                    tf.math.erfinv(x)       : x: f64 = 0.5                        | 0.47693627620446987338141835364313055980896974905947
                    tf.math.igamma(a, x)    : a: f64 = 1, x: f64 = 2              | 0.86466471676338730810600050502751559659236845409042
                    tf.math.igammac(a, x)   : a: f64 = 2, x: f64 = 3              | 0.19914827347145577191736966260024710652679836875369
                    tf.math.betainc(a, b, x): a: f64 = 2, b: f64 = 3, x: f64 = 0.5  | 0.6875
                    tf.math.betainc(a, b, x): a: f64 = 2, b: f64 = 3, x: f64 = 0.25 | 0.26171875
                    """)
    void special_functions_have_their_digits(String program, String digits) {
        Dfp known = PreciseTensor.FIELD.newDfp(digits);
        Dfp value = output(program.replace(':', '|').replace("| f64", ": f64")).get(0);
        double off = value.subtract(known).divide(known).abs().toDouble();
        assertTrue(off < 1e-40, () -> value + " for " + known);
    }

    @Test
    void a_derivative_of_the_incomplete_gamma_function_in_its_parameter_has_many_digits() {
        // with another step it is the same
        Dfp here = output("tf.raw_ops.IgammaGradA(a, x) | a: f64 = 1.5, x: f64 = 2")
                .get(0);
        Dfp h = PreciseTensor.FIELD.newDfp("1e-20");
        Dfp a = PreciseTensor.FIELD.newDfp("1.5");
        Dfp x = PreciseTensor.FIELD.newDfp("2");
        Dfp slope = PreciseSpecial.igamma(a.add(h), x)
                .subtract(PreciseSpecial.igamma(a.subtract(h), x))
                .divide(h.multiply(2));
        assertTrue(here.subtract(slope).abs().toDouble() < 1e-38, here::toString);
    }

    @Test
    void a_number_is_the_binary_one() {
        Dfp tenth = output("x | x: f64 = 0.1").get(0);
        assertTrue(tenth.subtract(PreciseTensor.FIELD.newDfp("0.1")).toDouble() > 5e-18);
    }

    /** To 12 digits it says what the engine says: the same functions, other numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tf.tanh(x @ w) | x: f64[2,3], w: f64[3,2]",
                "tf.matmul(x, w, transpose_a=True, transpose_b=True) | x: f64[2,3,4], w: f64[5,3]",
                "tf.matmul(x, w) | x: f64[2,1,2,3], w: f64[3,3,2]",
                "tf.linalg.lstsq(x, y) | x: f64[2,4,3], y: f64[2,4,2]",
                "tf.linalg.lstsq(x, y, l2_regularizer=0.5) | x: f64[3,2], y: f64[3,1]",
                "tf.reduce_sum(x, axis=[0, 2]) | x: f64[2,3,4]",
                "tf.reduce_max(x, axis=1) - tf.reduce_min(x, axis=1) | x: f64[2,3,4]",
                "tf.reduce_prod(x, axis=-1, keepdims=True) | x: f64[2,3]",
                "tf.reduce_mean(x) | x: f64[2,3]",
                "tf.where(x > 0, tf.sqrt(tf.abs(x)), y) | x: f64[2,3], y: f64[3]",
                "tf.nn.softmax(x) + tf.nn.log_softmax(x) | x: f64[2,3]",
                "tf.transpose(x, [2, 0, 1])[1:, ::-1] | x: f64[2,3,4]",
                "tf.concat([x, y], 0) | x: f64[2,3], y: f64[1,3]",
                "tf.pad(x, [[1, 0], [0, 2]]) | x: f64[2,3]",
                "tf.gather(x, [2, 0], axis=1) | x: f64[2,3]",
                "tf.linalg.solve(a, b) | a: f64[2,3,3] spd, b: f64[2,3,2]",
                "tf.linalg.inv(a) | a: f64[3,3] spd",
                "x ** 3 + tf.math.softplus(x) / tf.math.sigmoid(x) - tf.math.atan(x) | x: f64[4]",
                "tf.norm(x, axis=1) | x: f64[2,3]",
            })
    void it_says_what_the_engine_says(String line) {
        Case c = Case.parse(line);
        Tensor engine = new AdjudgeEngine().differentiate(c.problem()).output();
        Tensor precise = output(line).rounded();
        assertEquals(engine.shape(), precise.shape());
        for (int i = 0; i < engine.size(); i++) {
            assertEquals(engine.get(i), precise.get(i), 1e-12 * Math.max(1, Math.abs(engine.get(i))), line);
        }
    }

    @Test
    void an_op_without_a_form_in_many_digits_gives_nothing() {
        Case c = Case.parse("tf.math.bessel_i0e(x) | x: f64[2] in (1, 2)");
        assertTrue(PreciseInterpreter.run(c.inputs(), List.of(c.output())).isEmpty());
    }
}
