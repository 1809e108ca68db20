package org.adjudge.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.adjudge.tensor.DType;
import org.junit.jupiter.api.Test;

/** What docs/ACCURACY.md publishes. With {@code -Dadjudge.update} it is written first. */
class AccuracyTest {
    private static final Path PAGE = Path.of("../docs/ACCURACY.md");

    @Test
    void no_function_is_further_off_than_published() {
        AccuracyPage measured = AccuracyPage.measured();
        if (!System.getProperty("adjudge.update", "").isEmpty()) {
            measured.write(PAGE);
        }
        AccuracyPage published = AccuracyPage.published(PAGE);
        assertEquals(published.rows().keySet(), measured.rows().keySet());
        for (String function : measured.rows().keySet()) {
            for (DType dtype : List.of(DType.F64, DType.F32)) {
                double ulps = measured.ulps(function, dtype);
                double bound = published.ulps(function, dtype);
                assertTrue(
                        ulps <= bound,
                        () -> function + " is off by " + ulps + " ULP in " + dtype + ", published " + bound);
            }
        }
    }

    @Test
    void every_special_function_is_measured() {
        Set<String> measured = Reference.all().stream().map(Reference::op).collect(Collectors.toSet());
        assertTrue(measured.containsAll(Kernels.special()), () -> measured.toString());
    }
}
