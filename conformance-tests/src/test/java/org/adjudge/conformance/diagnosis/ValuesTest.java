package org.adjudge.conformance.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** What a wrong kernel did to a value. */
class ValuesTest {
    private static final double NAN = Double.NaN;

    private static Tensor of(double... elements) {
        return Tensor.of(Shape.of(elements.length), elements);
    }

    private static Mistake mistake(Tensor input, Tensor right, Tensor actual) {
        return Values.identify(List.of(input), right, actual).orElseThrow();
    }

    @Test
    void a_lost_nan_is_named_with_its_place() {
        Mistake relu = mistake(of(-1, 2, NAN), of(0, 2, NAN), of(0, 2, 0));
        assertEquals("NaN lost", relu.name());
        assertEquals(
                "0 for NaN, where the input is NaN: a comparison with NaN is false, so a branch on one takes it for"
                        + " another number",
                relu.sentence());
    }

    @Test
    void an_overflow_on_the_way_is_named_with_its_place() {
        Mistake tanh = mistake(of(1, 1000), of(0.75, 1), of(0.75, NAN));
        assertEquals("overflow on the way", tanh.name());
        assertEquals(
                "NaN for 1, where the input is 1000: the value is finite, but something that is computed on the way to it"
                        + " is not",
                tanh.sentence());
    }

    @Test
    void what_is_wrong_where_an_operand_is_not_finite_is_no_overflow() {
        Mistake pow = Values.identify(List.of(of(1), of(NAN)), of(1), of(NAN)).orElseThrow();
        assertEquals(
                new Mistake(
                        "special value",
                        "NaN for 1, where the operands are 1, NaN: there the value is finite all the same"),
                pow);
    }

    @Test
    void a_value_that_is_wrong_in_places_says_where() {
        Mistake sign = mistake(of(-1, 0, 2), of(-1, 0, 1), of(-1, 1, 1));
        assertEquals(new Mistake("wrong in places", "1 for 0, where the input is 0; right elsewhere"), sign);
    }

    @Test
    void a_value_of_another_shape_says_both() {
        assertEquals(
                new Mistake("wrong type", "the value is f64[1] where f64[2] belongs"),
                mistake(of(1, 2), of(1, 2), of(3)));
    }

    @Test
    void what_is_wrong_everywhere_fits_no_pattern() {
        assertEquals(Optional.empty(), Values.identify(List.of(of(1, 2)), of(1, 2), of(3, 5)));
        assertEquals(Optional.empty(), Values.identify(List.of(of(1, 2)), of(1, 2), of(1, 2)));
    }
}
