package org.adjudge.conformance.vectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.judgement.Slope;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.Answer;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** What the arrays with answers are called. */
final class Answers {
    /** Before the name of an answer: the inner product of it and the direction {@code along}. */
    static final String SLOPE = "slope.";

    static final String ALONG = "along.";

    private Answers() {}

    /** {@code gradient.x} for the check {@code gradient of x}, {@code second.x} for its second order. */
    static String name(String check) {
        return check.replace("second-order gradient of ", "second.").replace("gradient of ", "gradient.");
    }

    /** An engine's answer under those names. */
    static Map<String, Tensor> of(Answer answer, List<Value> wrt) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("output", answer.output());
        put(tensors, "gradient.", wrt, answer.gradients());
        put(tensors, "second.", wrt, answer.second());
        return tensors;
    }

    /** Adds the slopes of the answers along recorded directions. */
    static void slopes(Map<String, Tensor> answers, Map<String, Tensor> recorded) {
        recorded.forEach((name, direction) -> {
            if (name.startsWith(ALONG)) {
                String of = name.substring(ALONG.length());
                Optional.ofNullable(answers.get(of))
                        .filter(answer -> answer.shape().equals(direction.shape()))
                        .ifPresent(answer ->
                                answers.put(SLOPE + of, Tensor.scalar(DType.F64, Slope.of(answer, direction))));
            }
        });
    }

    private static void put(Map<String, Tensor> tensors, String kind, List<Value> wrt, List<Tensor> answers) {
        for (int i = 0; i < answers.size(); i++) {
            tensors.put(kind + Printer.named(wrt.get(i)), answers.get(i));
        }
    }
}
