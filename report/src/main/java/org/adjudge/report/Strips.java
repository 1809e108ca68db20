package org.adjudge.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Errors in ULPs of each op, from the cases of that op alone: how far engine and TensorFlow are from the float64 value where
 * that is known, and else from each other.
 */
final class Strips {
    /** The numbers of one op. */
    record Strip(List<Double> engine, List<Double> tensorflow, List<Double> apart) {
        Strip() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        static double worst(List<Double> errors) {
            return errors.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    private Strips() {}

    static Map<String, Strip> of(Collection<CaseEntry> entries) {
        Map<String, Strip> strips = new TreeMap<>();
        for (CaseEntry entry : entries) {
            if (entry.ops().size() == 1) {
                Strip strip = strips.computeIfAbsent(entry.ops().get(0), o -> new Strip());
                entry.checks().forEach(c -> add(strip, c));
            }
        }
        return strips;
    }

    private static void add(Strip strip, CheckEntry check) {
        check.engineError().ifPresent(strip.engine()::add);
        check.tensorflowError().ifPresent(strip.tensorflow()::add);
        check.ulps().ifPresent(u -> strip.apart().add(u.count()));
    }
}
