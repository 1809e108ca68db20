package org.adjudge.conformance.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.adjudge.conformance.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

/** Each function has cases of every kind that it can have. */
class CompletenessTest {
    private static final Map<String, String> EXEMPTIONS = Reasons.in("exemptions.txt");

    @Test
    void each_function_has_the_cases_that_it_needs_or_an_exemption_with_a_reason() {
        TreeSet<String> missing = new TreeSet<>();
        Needs.of(Catalogue.cases().toList())
                .forEach((function, needs) -> needs.missing().forEach(need -> missing.add(function + " " + need)));
        List<String> complaints = new ArrayList<>();
        for (String what : missing) {
            if (!EXEMPTIONS.containsKey(what)) {
                complaints.add(what + ": no case has it; write one into src/main/resources/cases, or a reason into "
                        + "exemptions.txt");
            }
        }
        for (String what : EXEMPTIONS.keySet()) {
            if (!missing.contains(what)) {
                complaints.add(what + ": a case has it by now; take it out of exemptions.txt");
            }
        }
        assertEquals("", String.join("\n", complaints));
    }
}
