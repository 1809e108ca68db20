package org.adjudge.conformance.diagnosis;

import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Tensor;

/** The classical mistakes, and which of them reproduces an engine's numbers. */
public final class Mistakes {
    /** The more a hypothesis says, the earlier it stands. */
    private static final List<Hypothesis> ALL = List.of(
            new Broadcasting(),
            new Slips(),
            new Indices(),
            new Layouts(),
            new Convolutions(),
            new Pools(),
            new MatrixProducts(),
            new Reductions(),
            new MatrixFunctions(),
            new Attributes(),
            new AxesExchanged(),
            new Repaired(),
            new Points(),
            new Scaling(),
            new Places(),
            new Guards());

    private Mistakes() {}

    /**
     * The first mistake whose numbers are the engine's in every scene, and are not the right ones; empty if no classical
     * mistake fits.
     *
     * @param scenes the same application, with other numbers beside the first; in each the engine is wrong
     */
    public static Optional<Mistake> identify(List<Scene> scenes) {
        Scene first = scenes.get(0);
        for (Hypothesis hypothesis : ALL) {
            for (Suspicion suspicion : hypothesis.about(first)) {
                Mistake mistake = suspicion.mistake();
                if (reproduces(suspicion, first)
                        && scenes.stream().skip(1).allMatch(other -> confirmed(hypothesis, mistake, other))) {
                    return Optional.of(mistake);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether two tensors are the same numbers but for rounding. */
    public static boolean same(Tensor a, Tensor b) {
        return Numbers.same(a, b);
    }

    /** Whether two sums of terms are the same numbers but for rounding, which is that of the largest term. */
    public static boolean sameSums(Tensor a, Tensor b, List<Tensor> terms) {
        return Numbers.same(
                a, b, terms.stream().mapToDouble(Numbers::largest).max().orElse(0));
    }

    private static boolean confirmed(Hypothesis hypothesis, Mistake mistake, Scene scene) {
        return hypothesis.about(scene).stream()
                .anyMatch(s -> s.mistake().name().equals(mistake.name()) && reproduces(s, scene));
    }

    private static boolean reproduces(Suspicion suspicion, Scene scene) {
        return suspicion
                .numbers()
                .get()
                .filter(t -> Numbers.same(t, scene.actual()) && !Numbers.same(t, scene.right()))
                .isPresent();
    }
}
