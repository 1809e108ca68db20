package org.adjudge.conformance.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.adjudge.conformance.notation.Case;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * The points at which a function has to be judged: {@code kinks.txt} lists them by function, as numbers of its first operand, as
 * {@code 0,-1} for numbers of its operands at one place, or as {@code tie} for two equal numbers in one operand. A case has them
 * only if somebody wrote them: drawn numbers are distinct, and near no kink.
 */
final class Kinks {
    private static final Map<String, String> POINTS = Reasons.in("kinks.txt");

    private Kinks() {}

    /** The points of a function; none if it is not listed. */
    static Set<String> of(String function) {
        String points = POINTS.getOrDefault(function, "").strip();
        return points.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(points.split(" +", -1)));
    }

    /** The functions that are listed. */
    static Set<String> functions() {
        return POINTS.keySet();
    }

    /** Those of some points that a call has. */
    static Set<String> met(Set<String> points, Case subject, List<Value> operands) {
        List<Tensor> given = new ArrayList<>();
        for (Value operand : operands) {
            Optional<Tensor> numbers = BlindSpots.numbers(subject, operand);
            if (numbers.isEmpty() || !numbers.get().dtype().isFloating()) {
                break;
            }
            given.add(numbers.get());
        }
        Set<String> met = new TreeSet<>();
        for (String point : points) {
            if (point.equals("tie") ? given.stream().anyMatch(Kinks::hasTie) : has(given, point.split(",", -1))) {
                met.add(point);
            }
        }
        return met;
    }

    private static boolean hasTie(Tensor tensor) {
        double[] sorted =
                Arrays.stream(tensor.toDoubles()).map(x -> x + 0.0).sorted().toArray(); // -0 is 0
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(List<Tensor> given, String[] point) {
        if (given.size() < point.length) {
            return false;
        }
        int size = given.subList(0, point.length).stream()
                .mapToInt(Tensor::size)
                .max()
                .orElse(0);
        for (int i = 0; i < size; i++) {
            boolean all = true;
            for (int k = 0; k < point.length; k++) {
                Tensor tensor = given.get(k);
                boolean there = i < tensor.size() || tensor.size() == 1;
                all &= there && Double.compare(tensor.get(tensor.size() == 1 ? 0 : i), number(point[k])) == 0;
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
