package org.adjudge.conformance.judgement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.TensorText;

/** A disagreement in words: aligned facts, who, where, how far, why, and how to replay. */
public final class FailureText {
    private static final int SHOWN = 8;
    private static final int LONGEST_NAME = 16;

    private FailureText() {}

    /** The text for a judgement that disagrees. */
    public static String of(Judgement judgement) {
        return of(judgement, judgement.gravest().evidence());
    }

    /** The same for a place that shows what the witnesses said by itself. */
    public static String withoutWitnesses(Judgement judgement) {
        return of(judgement, List.of());
    }

    private static String of(Judgement judgement, List<Evidence> heard) {
        Check check = judgement.gravest();
        Facts facts = new Facts();
        check.oracle().ifPresent(t -> facts.put("tensorflow " + TensorFlowOracle.version(), text(t)));
        check.engine().ifPresent(t -> engine(facts, judgement.engine(), text(t)));
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
        if (!judgement.location().how().isEmpty()) {
            facts.put(
                    judgement.firstWrong().isPresent() ? "  found by" : "first wrong",
                    judgement.firstWrong().isPresent()
                            ? judgement.location().how()
                            : "not found: " + judgement.location().how());
        }
        for (int i = 0; i < judgement.diagnoses().size(); i++) {
            String number = judgement.diagnoses().size() == 1 ? "" : " " + (i + 1);
            diagnosis(facts, number, judgement.diagnoses().get(i));
        }
        heard.stream()
                .filter(e -> !List.of("engine", "tensorflow").contains(e.witness()))
                .forEach(e -> facts.put(e.witness(), e.says()));
        facts.put("replay", "bin/adjudge explain '" + judgement.subject().line().replace("'", "'\\''") + "'");
        String program = judgement.subject().line().split("\\|", 2)[0].strip();
        return check.what()
                + (check.verdict() == Verdict.SHARED_FAULT ? " is suspect: " : " disagrees: ")
                + program
                + facts.text();
    }

    /** A long name would push everything to the right. */
    private static void engine(Facts facts, String name, String answer) {
        boolean isShort = name.length() <= LONGEST_NAME;
        facts.put(isShort ? "engine " + name : "engine", answer);
        if (!isShort) {
            facts.put("  which is", name);
        }
    }

    private static void diagnosis(Facts facts, String number, Diagnosis d) {
        facts.put("to blame" + number, blame(d));
        facts.put(
                "  looks like",
                d.mistake()
                        .map(m -> m.name() + ": " + m.sentence())
                        .orElse("no classical mistake reproduces these numbers"));
        if (!d.right().equals(d.wrong())) {
            facts.put("  should be", text(d.right()));
            facts.put("  is", text(d.wrong()));
        }
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
                                .map(k -> ", its cotangent of " + operand(diagnosis.at(), k))
                                .orElse("")
                        + ": alone, with TensorFlow's cotangent, it is wrong too";
            case ACCUMULATION ->
                "how cotangents are added up or passed on, at " + Printer.node(diagnosis.at())
                        + ": each rule alone is right";
            case ROUNDING -> "how the formula is written: in exact arithmetic nothing is wrong";
            case ORDER -> "the order in which gradients are returned";
        };
    }

    /** The name of an operand; where the node has it twice, which of them. */
    private static String operand(Node node, int k) {
        Value value = node.inputs().get(k);
        boolean once = node.inputs().stream().filter(value::equals).count() == 1;
        String name = value.node().op() instanceof Constant ? Printer.node(value.node()) : Printer.named(value);
        return once ? name : name + " as operand " + k;
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
