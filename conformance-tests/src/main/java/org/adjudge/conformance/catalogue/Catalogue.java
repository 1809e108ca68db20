package org.adjudge.conformance.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.CaseFile;

/** Every case that an engine is judged by. */
public final class Catalogue {
    private Catalogue() {}

    /** The cases of the {@code .cases} resources, then those of the sweeps that are not among them: no line twice. */
    public static Stream<Case> cases() {
        List<Case> resources = CaseFile.catalogue();
        Map<String, Case> cases = new LinkedHashMap<>();
        resources.forEach(c -> cases.put(c.line(), c));
        Stream.of(
                        MatMulSweep.lines(),
                        UnarySweep.lines(),
                        BinarySweep.lines(),
                        ReductionSweep.lines(),
                        CompanySweep.lines(resources))
                .flatMap(lines -> lines)
                .forEach(line -> cases.computeIfAbsent(line, Case::parse));
        return cases.values().stream();
    }
}
