package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Tensor;

/** The right numbers or the right formula, but axes or operands exchanged. */
final class AxesExchanged implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        List<Suspicion> result = new ArrayList<>();
        for (int other = 0; other < scene.inputs().size(); other++) {
            Optional<Tensor> theirs = scene.expected().get(other);
            if (other != scene.slot() && theirs.isPresent()) {
                result.add(Suspicion.of(
                        "operands' cotangents swapped",
                        "the cotangent of operand " + scene.slot() + " is that of operand " + other
                                + ": the results stand in the wrong order",
                        () -> theirs));
            }
        }
        int rank = scene.right().shape().rank();
        for (List<Integer> perm : permutations(rank)) {
            result.add(Suspicion.of(
                    "axes permuted",
                    "the right numbers with their axes in the order " + perm + ": your numbers are transpose(right, "
                            + perm + ")",
                    () -> Scene.value(
                            List.of(scene.right()),
                            List.of(),
                            List.of(),
                            a -> a.in(0).transpose(perm))));
        }
        return result;
    }

    /** All but the identity, of ranks 2 to 4. */
    private static List<List<Integer>> permutations(int rank) {
        List<List<Integer>> result = new ArrayList<>(List.of(List.of()));
        for (int step = 0; step < rank; step++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> head : result) {
                for (int axis = 0; axis < rank; axis++) {
                    if (!head.contains(axis)) {
                        List<Integer> next = new ArrayList<>(head);
                        next.add(axis);
                        longer.add(next);
                    }
                }
            }
            result = longer;
        }
        return rank < 2 || rank > 4 ? List.of() : result.subList(1, result.size());
    }
}
