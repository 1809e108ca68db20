package org.adjudge.conformance.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.adjudge.conformance.Readme;
import org.adjudge.conformance.judgement.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {
    @ParameterizedTest
    @EnumSource
    void each_verdict_is_counted_once(Verdict verdict) {
        assertEquals(
                1, Arrays.stream(Tally.values()).filter(t -> t.counts(verdict)).count());
        assertEquals(verdict.fails(), Tally.DISAGREE.counts(verdict));
    }

    @ParameterizedTest
    @EnumSource
    void the_readme_says_what_each_count_means(Tally tally) {
        Readme.assertShows(tally.item());
    }
}
