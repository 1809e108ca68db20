package org.adjudge.conformance.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.tensor.Tensor;

/** 0 where the chain rule has 0 times infinity: a guard that TensorFlow does not have. */
final class Repaired implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        Tensor right = scene.right();
        Tensor actual = scene.actual();
        if (!right.shape().equals(actual.shape())) {
            return List.of();
        }
        List<Integer> places = IntStream.range(0, right.size())
                .filter(i -> Double.isNaN(right.get(i)) && actual.get(i) == 0)
                .boxed()
                .toList();
        boolean others = IntStream.range(0, right.size())
                .filter(i -> !places.contains(i))
                .allMatch(i -> Double.compare(right.get(i), actual.get(i)) == 0
                        || Math.abs(right.get(i) - actual.get(i))
                                <= 64 * right.dtype().ulp(Math.max(Math.abs(right.get(i)), right.dtype().minNormal())));
        return !places.isEmpty() && others && places.stream().allMatch(i -> zero(scene, i))
                ? List.of(Suspicion.of(
                        "NaN repaired",
                        "0 times infinity is NaN by the chain rule, and in TensorFlow; here a guard made it 0",
                        () -> Optional.of(actual)))
                : List.of();
    }

    /** Whether one of the factors at a place is 0: the cotangent or an operand. */
    private static boolean zero(Scene scene, int i) {
        return IntStream.range(-1, scene.inputs().size())
                .mapToObj(k -> k < 0 ? scene.cotangents().get(0) : scene.inputs().get(k))
                .anyMatch(t -> t.shape().equals(scene.right().shape()) && t.get(i) == 0);
    }
}
