package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.adjudge.tensor.Tensor;

/** The right numbers times one number: nothing, a sign, a factor. */
final class Scaling implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        List<Suspicion> result = new ArrayList<>();
        result.add(Suspicion.of(
                "no cotangent", "zeros: no cotangent reaches this input", () -> Optional.of(Tensor.full(scene.right().dtype(), scene.right().shape(), 0))));
        result.add(Suspicion.of(
                "sign", "the right numbers with the opposite sign", () -> Optional.of(times(scene.right(), -1))));
        factor(scene)
                .ifPresent(f -> result.add(Suspicion.of(
                        "constant factor",
                        "the right numbers times " + Numbers.text(f) + meaning(scene, f),
                        () -> Optional.of(times(scene.right(), f)))));
        return result;
    }

    private static String meaning(Scene scene, double factor) {
        int in = scene.input().shape().size();
        int out = scene.outputs().get(0).shape().size();
        if (in > 0 && out > 0 && in % out == 0 && in != out) {
            double count = (double) in / out;
            if (Math.abs(factor - count) < 1e-6 * count) {
                return ", the count of elements reduced: a sum where a mean belongs";
            }
            if (Math.abs(factor * count - 1) < 1e-6) {
                return ", one over the count of elements reduced: a mean where a sum belongs";
            }
            if (count > 1 && Math.abs(factor * (count - 1) / count - 1) < 1e-6) {
                return ", n / (n - 1) of the " + Numbers.text(count)
                        + " elements reduced: the divisors of value and rule differ";
            }
            if (count > 1 && Math.abs(factor - (count - 1) / count) < 1e-6) {
                return ", (n - 1) / n of the " + Numbers.text(count)
                        + " elements reduced: the divisors of value and rule differ";
            }
        }
        return factor == Math.rint(factor) ? ": counted " + Numbers.text(factor) + " times" : "";
    }

    /** The common quotient of at least two elements. */
    private static OptionalDouble factor(Scene scene) {
        Tensor right = scene.right();
        Tensor actual = scene.actual();
        if (!right.shape().equals(actual.shape())) {
            return OptionalDouble.empty();
        }
        int largest = -1;
        int count = 0;
        for (int i = 0; i < right.size(); i++) {
            if (right.get(i) != 0) {
                count++;
                if (largest < 0 || Math.abs(right.get(i)) > Math.abs(right.get(largest))) {
                    largest = i;
                }
            }
        }
        if (count < 2) {
            return OptionalDouble.empty();
        }
        double quotient = actual.get(largest) / right.get(largest);
        return Double.isFinite(quotient) && quotient != 0 ? OptionalDouble.of(tidy(quotient)) : OptionalDouble.empty();
    }

    private static double tidy(double quotient) {
        double rounded = Math.rint(quotient);
        return Math.abs(quotient - rounded) < 1e-5 * Math.abs(rounded) ? rounded : quotient;
    }

    private static Tensor times(Tensor tensor, double factor) {
        double[] elements = tensor.toDoubles();
        for (int i = 0; i < elements.length; i++) {
            elements[i] *= factor;
        }
        return Tensor.of(tensor.dtype(), tensor.shape(), elements);
    }
}
