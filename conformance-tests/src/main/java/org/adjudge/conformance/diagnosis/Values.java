package org.adjudge.conformance.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adjudge.tensor.Tensor;

/** What a wrong value of an op looks like, and at which of its operands' values. */
public final class Values {
    private Values() {}

    /** The mistake that fits, if one does. */
    public static Optional<Mistake> identify(List<Tensor> inputs, Tensor right, Tensor actual) {
        if (right.dtype() != actual.dtype() || !right.shape().equals(actual.shape())) {
            return Optional.of(new Mistake(
                    "wrong type",
                    "the value is " + actual.dtype() + actual.shape() + " where " + right.dtype() + right.shape()
                            + " belongs"));
        }
        List<Integer> wrong = IntStream.range(0, right.size())
                .filter(i -> !Places.near(right, right.get(i), actual.get(i)))
                .boxed()
                .toList();
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        String where = where(inputs, right, actual, wrong.get(0));
        if (wrong.stream().allMatch(i -> Double.isNaN(right.get(i)))) {
            return Optional.of(new Mistake(
                    "NaN lost",
                    where + ": a comparison with NaN is false, so a branch on one takes it for another number"));
        }
        if (wrong.stream().allMatch(i -> Double.isFinite(right.get(i)) && !Double.isFinite(actual.get(i)))) {
            int first = wrong.get(0);
            if (elementwise(inputs, right) && inputs.stream().anyMatch(t -> !Double.isFinite(t.get(first)))) {
                return Optional.of(new Mistake("special value", where + ": there the value is finite all the same"));
            }
            return Optional.of(new Mistake(
                    "overflow on the way",
                    where + ": the value is finite, but something that is computed on the way to it is not"));
        }
        return wrong.size() < right.size()
                ? Optional.of(new Mistake("wrong in places", where + "; right elsewhere"))
                : Optional.empty();
    }

    /** {@code 0 for nan, where the input is nan}. */
    private static String where(List<Tensor> inputs, Tensor right, Tensor actual, int i) {
        String numbers = Numbers.text(actual.get(i)) + " for " + Numbers.text(right.get(i));
        boolean elementwise = elementwise(inputs, right);
        String operands = inputs.stream()
                .map(t -> elementwise ? Numbers.text(t.get(i)) : "")
                .collect(Collectors.joining(", "));
        return elementwise
                ? numbers + ", where the " + (inputs.size() == 1 ? "input is " : "operands are ") + operands
                : numbers + " at element " + i;
    }

    private static boolean elementwise(List<Tensor> inputs, Tensor right) {
        return !inputs.isEmpty() && inputs.stream().allMatch(t -> t.shape().equals(right.shape()));
    }
}
