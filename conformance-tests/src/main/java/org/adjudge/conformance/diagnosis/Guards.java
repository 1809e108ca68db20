package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.adjudge.ir.ClipByValue;
import org.adjudge.tensor.Tensor;

/** A guard that TensorFlow lacks, one that it has and the engine lacks, or one that is met too early; and wrong shapes. */
final class Guards implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        Tensor right = scene.right();
        Tensor actual = scene.actual();
        if (!right.shape().equals(actual.shape())) {
            return List.of(mark(
                    scene,
                    "wrong shape",
                    "the cotangent has shape " + actual.shape() + ", its input " + right.shape()));
        }
        Tensor ct = scene.cotangents().get(0);
        List<Suspicion> result = new ArrayList<>();
        if (ct.shape().equals(right.shape())) {
            when(
                            scene,
                            i -> actual.get(i) == ct.get(i),
                            "branch taken too early",
                            "right but for some elements, where the slope was taken as 1, its limit for large x: the"
                                    + " threshold is too low, or that of another variable")
                    .ifPresent(result::add);
        }
        if (scene.op() instanceof ClipByValue) {
            when(
                            scene,
                            i -> IntStream.of(1, 2)
                                    .mapToObj(k -> scene.inputs().get(k))
                                    .anyMatch(bound -> bound.size() > 0
                                            && bound.get(i % bound.size())
                                                    == scene.inputs().get(0).get(i)),
                            "convention at a kink",
                            "right but where x is on a bound; there is no derivative there: TensorFlow passes the cotangent on")
                    .ifPresent(result::add);
        }
        when(
                        scene,
                        i -> !Double.isFinite(actual.get(i)) && Double.isFinite(right.get(i)),
                        "NaN at a special value",
                        "not finite where it should be: a quotient, logarithm or 0 * infinity was not guarded")
                .ifPresent(result::add);
        return result;
    }

    private static Optional<Suspicion> when(Scene scene, IntPredicate place, String name, String sentence) {
        List<Integer> wrong = IntStream.range(0, scene.right().size())
                .filter(i -> !near(scene.right(), scene.right().get(i), scene.actual().get(i)))
                .boxed()
                .toList();
        boolean applies = !wrong.isEmpty() && wrong.stream().allMatch(place::test);
        return applies ? Optional.of(mark(scene, name, sentence)) : Optional.empty();
    }

    private static Suspicion mark(Scene scene, String name, String sentence) {
        return Suspicion.of(name, sentence, () -> Optional.of(scene.actual()));
    }

    private static boolean near(Tensor right, double a, double b) {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            return Double.compare(a, b) == 0;
        }
        double size = Math.max(Math.abs(a), right.dtype().minNormal());
        return Math.abs(a - b) <= 64 * right.dtype().ulp(size);
    }
}
