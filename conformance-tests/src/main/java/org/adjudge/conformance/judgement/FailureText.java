package org.adjudge.conformance.judgement;

import java.util.Arrays;
import java.util.Locale;
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
        StringBuilder out = new StringBuilder();
        String program = judgement.subject().line().split("\\|", 2)[0].strip();
        out.append(check.what()).append(" disagrees: ").append(program);
        check.oracle().ifPresent(t -> fact(out, "tensorflow " + TensorFlowOracle.version(), text(t)));
        check.engine().ifPresent(t -> fact(out, "engine " + judgement.engine(), text(t)));
        if (check.oracle().isPresent()
                && check.engine().isPresent()
                && check.agreement().isPresent()) {
            fact(
                    out,
                    "worst",
                    worst(
                            check.oracle().get(),
                            check.engine().get(),
                            check.agreement().get()));
        }
        if (!check.reason().isEmpty()) {
            fact(out, check.agreement().isPresent() ? "allowed because" : "reason", check.reason());
        }
        judgement.firstWrong().ifPresent(first -> {
            fact(
                    out,
                    "first wrong",
                    step(first.value()) + ", its " + first.kind()
                            + ("cotangent".equals(first.kind())
                                    ? "; everything above it agrees"
                                    : "; everything before it agrees"));
            fact(out, "  tensorflow", text(first.oracle()));
            fact(out, "  engine", text(first.engine()));
        });
        fact(out, "replay", "bin/adjudge explain '" + judgement.subject().line().replace("'", "'\\''") + "'");
        return out.toString();
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

    private static void fact(StringBuilder out, String name, String value) {
        out.append(String.format("%n  %-18s  %s", name, value));
    }
}
