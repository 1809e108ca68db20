package org.adjudge.conformance.precise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.adjudge.tensor.DoubleElementary;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.dfp.DfpMath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's own functions of float64 against sixty digits. */
class DoubleElementaryTest {
    private static final DfpField DIGITS = new DfpField(60);

    /** As its Javadoc says how many ULPs it may be off. */
    private record Row(String name, DoubleUnaryOperator function, UnaryOperator<Dfp> exact, double ulps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("exp", DoubleElementary::exp, DfpMath::exp, 0.7),
                new Row("log", DoubleElementary::log, DfpMath::log, 0.8),
                new Row("tanh", DoubleElementary::tanh, DoubleElementaryTest::tanh, 0.9),
                new Row("sigmoid", DoubleElementary::sigmoid, x -> sigmoid(x.negate()), 0.8));
    }

    private static Dfp sigmoid(Dfp minus) {
        return DIGITS.getOne().divide(DfpMath.exp(minus).add(DIGITS.getOne()));
    }

    private static Dfp tanh(Dfp x) {
        return sigmoid(x.multiply(-2)).multiply(2).subtract(DIGITS.getOne());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void is_as_accurate_as_published(Row row) {
        SplittableRandom random = new SplittableRandom(3);
        DoubleStream.concat(random.doubles(400, 0.0001, 2), random.doubles(200, 2, 40))
                .flatMap(x -> row.name.equals("log") ? DoubleStream.of(x) : DoubleStream.of(x, -x))
                .forEach(x -> {
                    Dfp exact = row.exact.apply(DIGITS.newDfp(x));
                    double actual = row.function.applyAsDouble(x);
                    double off = Math.abs(exact.subtract(DIGITS.newDfp(actual)).toDouble()) / Math.ulp(actual);
                    assertTrue(off <= row.ulps, () -> row + " of " + x + " is off by " + off);
                });
    }
}
