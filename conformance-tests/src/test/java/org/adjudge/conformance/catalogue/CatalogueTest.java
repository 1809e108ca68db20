package org.adjudge.conformance.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.CaseFile;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void no_line_is_judged_twice() {
        List<String> lines = Catalogue.cases().map(Case::line).toList();
        assertEquals(List.of(), repeated(lines));
        assertTrue(lines.size() > CaseFile.catalogue().size(), "the sweeps are in it, too");
    }

    @Test
    void no_line_stands_twice_in_the_files() {
        assertEquals(
                List.of(),
                repeated(CaseFile.catalogue().stream().map(Case::line).toList()));
    }

    private static List<String> repeated(List<String> lines) {
        Set<String> seen = new HashSet<>();
        return lines.stream().filter(line -> !seen.add(line)).toList();
    }
}
