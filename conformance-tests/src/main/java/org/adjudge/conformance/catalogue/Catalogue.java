package org.adjudge.conformance.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.CaseFile;
import org.jspecify.annotations.Nullable;

/** Every case that an engine is judged by. */
public final class Catalogue {
    private static @Nullable List<Case> read;

    private Catalogue() {}

    /**
     * The cases of the {@code .cases} resources, then those of the sweeps that are not among them: no line twice. They are read once;
     * nobody may write to their graphs.
     *
     * @throws org.adjudge.conformance.notation.NotationException if a line is not a case; names file, line and column
     */
    public static synchronized Stream<Case> cases() {
        if (read == null) {
            read = read();
        }
        return read.stream();
    }

    private static List<Case> read() {
        List<Case> resources = CaseFile.catalogue();
        Map<String, Case> cases = new LinkedHashMap<>();
        resources.forEach(c -> cases.put(c.line(), c));
        List<String> more = Stream.of(
                        MatMulSweep.lines(),
                        UnarySweep.lines(),
                        BinarySweep.lines(),
                        ReductionSweep.lines(),
                        CompanySweep.lines(resources))
                .flatMap(lines -> lines)
                .filter(line -> !cases.containsKey(line))
                .distinct()
                .toList();
        more.parallelStream().map(Case::parse).forEachOrdered(c -> cases.put(c.line(), c));
        return List.copyOf(cases.values());
    }
}
