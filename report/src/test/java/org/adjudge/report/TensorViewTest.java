package org.adjudge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TensorViewTest {
    @Test
    void nested_arrays_are_a_shape_and_elements_as_python_writes_them() {
        TensorView view = TensorView.of(Runs.json("[[1.0,-0.0,1.5E-7],[\"NaN\",\"-Infinity\",true]]"), TensorView.MOST);
        assertEquals(List.of(2, 3), view.shape());
        assertEquals("2,3|1 -0.0 1.5e-7 nan -inf True", view.toString());
        assertEquals(List.of("1", "-0.0", "1.5e-7", "nan", "-inf", "True"), view.elements());
    }

    @Test
    void a_scalar_has_no_axis_and_an_empty_array_no_element() {
        assertEquals(new TensorView(List.of(), List.of("3")), TensorView.of(Runs.json("3.0"), TensorView.MOST));
        assertEquals(new TensorView(List.of(0), List.of()), TensorView.of(Runs.json("[]"), TensorView.MOST));
    }

    @Test
    void of_a_large_tensor_only_the_first_elements_are_kept() {
        String json = IntStream.range(0, 300).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        TensorView view = TensorView.of(Runs.json(json), TensorView.FEW);
        assertEquals(List.of(300), view.shape());
        assertEquals(TensorView.FEW, view.elements().size());
    }
}
