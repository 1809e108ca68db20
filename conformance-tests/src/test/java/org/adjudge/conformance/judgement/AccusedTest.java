package org.adjudge.conformance.judgement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.adjudge.conformance.notation.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccusedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "tf.atan2(x, y) | x: f64[2,1], y: f64[1,3] # atan2",
                "tf.atan2(x * y, y) | x: f64[2,1], y: f64[1,3] # atan2",
                "tf.exp(x) | x: f64[3] #"
            })
    void the_judgement_tells_what_the_ops_alone_show(String line, String op) {
        Case subject = Case.parse(line);
        Set<String> accused = op == null ? Set.of() : Set.of(op);
        assertEquals(accused, Accused.of(subject));
        assertEquals(accused, Accused.of(Judge.judge(subject)));
    }
}
