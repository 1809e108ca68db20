package org.adjudge.cli;

import java.util.List;
import java.util.Optional;
import org.adjudge.grad.GradientEngine;
import picocli.CommandLine.Option;

/** Which engine is judged: Adjudge's own, or one of those that the class path registers as services. */
final class Engines {
    @Option(names = "--engine", paramLabel = "NAME", description = "The engine to judge; Adjudge's own by default.")
    private Optional<String> name = Optional.empty();

    GradientEngine chosen() {
        List<GradientEngine> all = GradientEngine.all();
        String wanted = name.orElse("adjudge");
        return all.stream()
                .filter(e -> e.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadInput("unknown engine '" + wanted + "'; the class path has "
                        + all.stream().map(GradientEngine::name).toList()));
    }
}
