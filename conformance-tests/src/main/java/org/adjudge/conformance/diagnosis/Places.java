package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Reduce;
import org.adjudge.tensor.Tensor;

/** Right almost everywhere: wrong at ties, at a kink, where something is zero, or in all rows but the first. */
final class Places implements Hypothesis {
    private static final double[] KINKS = {0, 1, -1, 6};

    @Override
    public List<Suspicion> about(Scene scene) {
        Tensor right = scene.right();
        Tensor actual = scene.actual();
        if (right.dtype() != actual.dtype() || !right.shape().equals(actual.shape())) {
            return shapeOrDType(scene);
        }
        List<Integer> wrong = IntStream.range(0, right.size())
                .filter(i -> !near(right, right.get(i), actual.get(i)))
                .boxed()
                .toList();
        List<Suspicion> result = new ArrayList<>();
        if (wrong.isEmpty()) {
            return result;
        }
        boolean nothing = scene.cotangents().stream().allMatch(ct -> ct.size() == 0);
        if (nothing && wrong.stream().allMatch(i -> Double.isNaN(actual.get(i)))) {
            result.add(mark(
                    scene,
                    "zero over zero",
                    "the output has no element, so nothing is passed back and every element is 0, not 0 / 0"));
        }
        ties(scene, wrong).ifPresent(result::add);
        for (double kink : KINKS) {
            int slots = scene.inputs().size();
            for (int k = 0; k < slots; k++) {
                Tensor at = scene.inputs().get(k);
                if (at.shape().equals(right.shape())) {
                    String who = slots == 1 ? "the input" : "operand " + k;
                    only(scene, wrong, i -> at.get(i) == kink, "where " + who + " is " + Numbers.text(kink))
                            .ifPresent(result::add);
                }
            }
        }
        int rows = right.shape().rank() > 1 ? right.shape().extent(0) : 0;
        if (rows > 1 && wrong.stream().allMatch(i -> i >= right.size() / rows)) {
            result.add(mark(
                    scene,
                    "first row only",
                    "the first row of axis 0 is right, the others are not: a batch stride, or one row alone was read"));
        }
        return result;
    }

    /** Wrong only where operands tie. */
    private static Optional<Suspicion> ties(Scene scene, List<Integer> wrong) {
        if (scene.op() instanceof Reduce reduce
                && (reduce.kind().toString().contains("MAX")
                        || reduce.kind().toString().contains("MIN"))) {
            double extreme =
                    scene.outputs().get(0).size() == 1 ? scene.outputs().get(0).get(0) : Double.NaN;
            return only(
                    scene,
                    wrong,
                    i -> Double.isNaN(extreme) || scene.input().get(i) == extreme,
                    "where several elements attain the "
                            + (reduce.kind().toString().contains("MAX") ? "maximum" : "minimum"));
        }
        boolean alike = scene.inputs().size() == 2
                && scene.inputs().get(0).shape().equals(scene.inputs().get(1).shape())
                && scene.op() instanceof Binary;
        return alike
                ? only(
                        scene,
                        wrong,
                        i -> scene.inputs().get(0).get(i)
                                == scene.inputs().get(1).get(i),
                        "where the operands are equal")
                : Optional.empty();
    }

    private static Optional<Suspicion> only(Scene scene, List<Integer> wrong, IntPredicate place, String where) {
        if (!wrong.stream().allMatch(place::test)) {
            return Optional.empty();
        }
        int i = wrong.get(0);
        double yours = scene.actual().get(i);
        double theirs = scene.right().get(i);
        String numbers = ": " + Numbers.text(yours) + " for " + Numbers.text(theirs);
        return Optional.of(
                Double.isFinite(yours) || !Double.isFinite(theirs)
                        ? mark(
                                scene,
                                "convention at a kink",
                                "right but " + where + numbers
                                        + "; there is no derivative there, and this is a matter of convention"
                                        + ", which TensorFlow decides otherwise")
                        : mark(
                                scene,
                                "NaN at a special value",
                                "right but " + where + numbers
                                        + "; a quotient, logarithm or 0 * infinity was not guarded"));
    }

    /** The numbers are the engine's own: the pattern of what is wrong is the evidence. */
    private static Suspicion mark(Scene scene, String name, String sentence) {
        return Suspicion.of(name, sentence, () -> Optional.of(scene.actual()));
    }

    private static List<Suspicion> shapeOrDType(Scene scene) {
        Tensor right = scene.right();
        Tensor actual = scene.actual();
        if (right.size() != actual.size()) {
            return List.of();
        }
        Tensor same = Tensor.of(right.dtype(), right.shape(), actual.toDoubles());
        if (!IntStream.range(0, right.size()).allMatch(i -> near(right, right.get(i), same.get(i)))) {
            return List.of();
        }
        return right.dtype() == actual.dtype()
                ? List.of(mark(
                        scene,
                        "shape not restored",
                        "the right numbers in the shape " + actual.shape() + " where the input has " + right.shape()))
                : List.of(mark(
                        scene,
                        "dtype not kept",
                        "the right numbers as " + actual.dtype().longName() + " where the input is "
                                + right.dtype().longName()));
    }

    /** Whether two numbers are the same but for rounding. */
    static boolean near(Tensor right, double a, double b) {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            return Double.compare(a, b) == 0;
        }
        return Math.abs(a - b)
                <= 64 * right.dtype().ulp(Math.max(Math.abs(a), right.dtype().minNormal()));
    }
}
