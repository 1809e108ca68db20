package org.adjudge.conformance.notation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names that a program cannot give, and the name that was meant. */
public final class Names {
    /** Words with a meaning of their own. */
    static final Set<String> RESERVED = Set.of("tf", "True", "False", "None", "inf", "nan", "in", "because");

    private Names() {}

    /** {@code did you mean 'matmul'?}, if one of the known names is near. */
    public static Optional<String> suggestion(String wrong, Collection<String> known) {
        int limit = wrong.length() == 1 ? 0 : Math.max(1, wrong.length() / 3);
        LevenshteinDistance distance = new LevenshteinDistance(limit);
        return known.stream()
                .filter(name -> distance.apply(wrong, name) >= 0)
                .min(Comparator.comparing((String name) -> distance.apply(wrong, name))
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> "did you mean '" + name + "'?");
    }

    /** A suggestion, or else a list of what there is. */
    static String advice(String wrong, String what, Collection<String> known) {
        return suggestion(wrong, known)
                .orElseGet(() -> known.isEmpty() ? "there are no " + what : what + " are " + String.join(", ", known));
    }

    /** Complains of a name that cannot be given. */
    static void checkFree(int offset, String name) {
        if (RESERVED.contains(name)) {
            throw new NotationException(offset, "'" + name + "' has a meaning of its own", "use another name");
        }
    }
}
