package org.adjudge.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SummaryTest {
    private static String line(int cases, int checks, int findings) {
        return new Summary(cases, checks, 0, 0, findings, 0, 0, 0, "", "").line();
    }

    @Test
    void one_is_counted_as_one() {
        assertEquals(
                "adjudge: 1 case, 1 check: 0 agree, 0 agree by differences, 1 finding, 0 unjudged, 0 disagree",
                line(1, 1, 1));
        assertEquals(
                "adjudge: 1,001 cases, 0 checks: 0 agree, 0 agree by differences, 2 findings, 0 unjudged, 0 disagree",
                line(1001, 0, 2));
    }
}
