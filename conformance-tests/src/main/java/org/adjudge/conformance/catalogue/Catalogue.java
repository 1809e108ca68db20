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
        return Stream.concat(CaseFile.catalogue().stream(), sweeps().stream().map(Case::parse));
    }

    /** The lines of the sweeps. */
    static List<String> sweeps() {
        return Stream.of(MatMulSweep.lines(), UnarySweep.lines(), BinarySweep.lines(), ReductionSweep.lines())
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }
}
