package org.adjudge.conformance.judgement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.ir.Value;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.TensorText;

/** A disagreement in words: aligned facts, who, where, how far, why, and how to replay. */
public final class FailureText {
    private static final int SHOWN = 8;

    private FailureText() {}

    /** The text for a judgement that disagrees. */
    public static String of(Judgement judgement) {
        Check check = judgement.gravest();
        Map<String, String> facts = new LinkedHashMap<>();
        check.oracle().ifPresent(t -> facts.put("tensorflow " + TensorFlowOracle.version(), text(t)));
        check.engine().ifPresent(t -> facts.put("engine " + judgement.engine(), text(t)));
        if (check.oracle().isPresent()
                && check.engine().isPresent()
                && check.agreement().isPresent()) {
            facts.put(
                    "worst",
                    worst(
                            check.oracle().get(),
                            check.engine().get(),
                            check.agreement().get()));
        }
        if (!check.reason().isEmpty()) {
            facts.put(check.agreement().isPresent() ? "allowed because" : "reason", check.reason());
        }
        String others = judgement.checks().stream()
                .filter(c -> c.verdict().fails() && !c.what().equals(check.what()))
                .map(Check::what)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            facts.put("disagree too", others);
        }
        judgement.firstWrong().ifPresent(first -> {
            String agreeing = "cotangent".equals(first.kind()) ? "above" : "before";
            facts.put(
                    "first wrong",
                    step(first.value()) + ", its " + first.kind() + "; everything " + agreeing + " it agrees");
            facts.put("  tensorflow", text(first.oracle()));
            facts.put("  engine", text(first.engine()));
        });
        for (int i = 0; i < judgement.diagnoses().size(); i++) {
            Diagnosis d = judgement.diagnoses().get(i);
            String number = judgement.diagnoses().size() == 1 ? "" : " " + (i + 1);
            facts.put("to blame" + number, blame(d));
            facts.put(
                    "looks like" + number,
                    d.mistake()
                            .map(m -> m.name() + ": " + m.sentence())
                            .orElse("no classical mistake that reproduces these numbers"));
        }
        check.evidence().stream()
                .filter(e -> !List.of("engine", "tensorflow").contains(e.witness()))
                .forEach(e -> facts.put(e.witness(), e.says()));
        facts.put("replay", "bin/adjudge explain '" + judgement.subject().line().replace("'", "'\\''") + "'");
        String program = judgement.subject().line().split("\\|", 2)[0].strip();
        int width = facts.keySet().stream().mapToInt(String::length).max().orElseThrow();
        return check.what()
                + (check.verdict() == Verdict.SHARED_FAULT ? " is suspect: " : " disagrees: ")
                + program
                + facts.entrySet().stream()
                        .map(f -> String.format("%n  %-" + width + "s  %s", f.getKey(), f.getValue()))
                        .collect(Collectors.joining());
    }

    /** What is to blame, in words. */
    public static String blame(Diagnosis diagnosis) {
        String op = "'" + diagnosis.at().op().opName() + "' in " + Printer.node(diagnosis.at());
        return switch (diagnosis.blame()) {
            case KERNEL -> "the value of " + op + ": alone, with right inputs, it is wrong too";
            case RULE ->
                "the rule of " + op
                        + diagnosis
                                .operand()
                                .map(k -> ", its cotangent of operand " + k)
                                .orElse("")
                        + ": alone, with TensorFlow's cotangent, it is wrong too";
            case ACCUMULATION ->
                "how cotangents are added up or passed on, at " + Printer.node(diagnosis.at())
                        + ": each rule alone is right";
            case ROUNDING -> "how the formula is written: in exact arithmetic nothing is wrong";
            case ORDER -> "the order in which gradients are returned";
        };
    }

    /** {@code v3 = tf.matmul(x, y)}; of an input its name. */
    private static String step(Value value) {
        String name = Printer.named(value);
        String expression = Printer.node(value.node());
        return name.equals(expression) ? name : name + " = " + expression;
    }

    private static String worst(Tensor oracle, Tensor engine, Agreement agreement) {
        if (oracle.dtype() != engine.dtype() || !oracle.shape().equals(engine.shape())) {
            return engine.dtype() + "" + engine.shape() + " for " + oracle.dtype() + oracle.shape();
        }
        return "at " + position(oracle.shape(), agreement.index()) + ": "
                + TensorText.element(engine, agreement.index())
                + " for " + TensorText.element(oracle, agreement.index()) + ", off by " + number(agreement.ulps())
                + " ULP, allowed " + number(agreement.allowed());
    }

    /** A count of ULPs, short. */
    public static String number(double ulps) {
        return ulps == Math.rint(ulps) && ulps < 1e6
                ? Long.toString((long) ulps)
                : String.format(Locale.ROOT, "%.3g", ulps);
    }

    private static String position(Shape shape, int index) {
        int[] strides = shape.strides();
        int rest = index;
        int[] position = new int[strides.length];
        for (int a = 0; a < strides.length; a++) {
            position[a] = rest / strides[a];
            rest %= strides[a];
        }
        return Arrays.stream(position).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(Tensor tensor) {
        return TensorText.nested(tensor, SHOWN);
    }
}
