package org.adjudge.conformance.catalogue;

import java.util.List;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.CaseFile;

/** Every case that an engine is judged by. */
public final class Catalogue {
    private Catalogue() {}

    /** The cases of the {@code .cases} resources, then those of the sweeps. */
    public static Stream<Case> cases() {
        List<Case> resources = CaseFile.catalogue();
        Stream<String> company = CompanySweep.lines(resources);
        return Stream.concat(
                resources.stream(),
                Stream.concat(sweeps().stream(), company).distinct().map(Case::parse));
    }

    /** The lines of the sweeps. */
    static List<String> sweeps() {
        return Stream.of(MatMulSweep.lines(), UnarySweep.lines(), BinarySweep.lines(), ReductionSweep.lines())
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }
}
