package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.adjudge.ir.Application;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.Value;

/** The rule of a matrix product with a factor transposed wrongly, not at all, or in the other place. */
final class MatrixProducts implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        if (!(scene.op() instanceof MatMul op)) {
            return List.of();
        }
        boolean left = scene.slot() == 0;
        boolean ta = op.transposeA() || op.adjointA();
        boolean tb = op.transposeB() || op.adjointB();
        if (ta || tb) {
            return List.of();
        }
        Function<Value, Value> reversed = v -> {
            List<Integer> axes =
                    new ArrayList<>(IntStream.range(0, v.shape().rank()).boxed().toList());
            Collections.reverse(axes);
            return v.transpose(axes);
        };
        Function<Value, Value> last = v -> v.transpose(lastTwo(v.shape().rank()));
        String right = left ? "dA = ct @ transpose(B)" : "dB = transpose(A) @ ct";
        int rank = scene.inputs().get(1 - scene.slot()).shape().rank();
        List<Suspicion> result = new ArrayList<>();
        if (rank > 2) {
            result.add(product(
                    scene,
                    "all axes transposed",
                    "all axes of a batched matrix were reversed; only the last two should be: for tf.matmul(a, b), with"
                            + " tf.transpose(" + (left ? "b" : "a") + ", " + reversedAxes(rank)
                            + ") your numbers come out exactly, with tf.transpose(" + (left ? "b" : "a") + ", "
                            + lastTwo(rank) + ") TensorFlow's do",
                    a -> left
                            ? a.ct().matmul(reversed.apply(a.in(1)))
                            : reversed.apply(a.in(0)).matmul(a.ct())));
        }
        result.add(product(
                scene,
                "operand not transposed",
                right + "; the operand was not transposed",
                a -> left ? a.ct().matmul(a.in(1)) : a.in(0).matmul(a.ct())));
        result.add(product(
                scene,
                "factor order",
                right + "; the factors stand in the other order",
                a -> left ? last.apply(a.in(1)).matmul(a.ct()) : a.ct().matmul(last.apply(a.in(0)))));
        result.add(product(
                scene,
                "wrong operand transposed",
                right + "; the cotangent was transposed instead of the operand",
                a -> left ? last.apply(a.ct()).matmul(a.in(1)) : a.in(0).matmul(last.apply(a.ct()))));
        result.add(product(
                scene,
                "factor order",
                right + "; the factors stand in the other order, and nothing is transposed",
                a -> left ? a.in(1).matmul(a.ct()) : a.ct().matmul(a.in(0))));
        return result;
    }

    /** With and without summing back over the batch. */
    private static Suspicion product(Scene scene, String name, String sentence, Function<Application, Value> formula) {
        return Suspicion.of(
                name,
                sentence,
                () -> scene.value(formula)
                        .filter(t -> t.shape().equals(scene.actual().shape()))
                        .or(() -> scene.value(
                                a -> formula.apply(a).unbroadcast(scene.input().shape()))));
    }

    private static List<Integer> lastTwo(int rank) {
        List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.swap(axes, rank - 1, rank - 2);
        return axes;
    }

    private static List<Integer> reversedAxes(int rank) {
        return IntStream.range(0, rank).mapToObj(i -> rank - 1 - i).toList();
    }
}
