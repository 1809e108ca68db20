package org.adjudge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpMatrixTest {
    private static CaseEntry of(String op, String what, String verdict, double ulps) {
        return Runs.entry("line", verdict, op, List.of(Runs.check(what, verdict, ulps)), List.of());
    }

    @Test
    void a_cell_holds_the_gravest_verdict_and_the_worst_distance() {
        OpMatrix matrix = new OpMatrix(List.of(
                of("sin", "gradient of x", "AGREES", 3),
                of("sin", "gradient of y", "ORACLE_SUSPECT", 1),
                of("cos", "gradient of x", "AGREES", 0)));
        OpMatrix.Cell cell =
                matrix.cell("sin", new OpMatrix.Column("gradient", "f64")).orElseThrow();
        assertEquals(new OpMatrix.Cell(2, Mark.ORACLE_SUSPECT, 3, 0.75), cell);
        assertEquals(2, matrix.cases("sin"));
        assertEquals("elementwise", matrix.family("sin"));
    }

    @Test
    void the_family_of_an_op_is_what_all_its_cases_have_in_common() {
        CaseEntry both = new CaseEntry(
                "line",
                "AGREES",
                List.of("sin", "matmul"),
                List.of("elementwise", "linear algebra"),
                List.of("f64"),
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
        OpMatrix matrix = new OpMatrix(List.of(both, of("sin", "output", "AGREES", 0)));
        assertEquals("elementwise", matrix.family("sin"));
        assertEquals("", matrix.family("matmul"));
    }

    @Test
    void columns_go_from_forward_to_second_order_and_others_follow() {
        OpMatrix matrix = new OpMatrix(List.of(
                of("sin", "repeatability", "AGREES", 0),
                of("sin", "second-order gradient of x", "AGREES", 0),
                of("sin", "output", "AGREES", 0),
                of("sin", "gradient of x", "AGREES", 0)));
        assertEquals(
                List.of("forward f64", "gradient f64", "second order f64", "repeatability"),
                matrix.columns().stream().map(OpMatrix.Column::title).toList());
    }

    @Test
    void an_op_without_such_a_check_has_an_empty_cell() {
        OpMatrix matrix = new OpMatrix(List.of(of("sin", "output", "AGREES", 0)));
        assertEquals(Optional.empty(), matrix.cell("sin", new OpMatrix.Column("gradient", "f64")));
    }

    @Test
    void a_verdict_that_the_page_has_no_words_for_is_shown_as_other() {
        assertEquals(Mark.OTHER, Mark.of("SOMETHING_NEW"));
    }
}
