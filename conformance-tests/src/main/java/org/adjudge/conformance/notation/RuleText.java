package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.notation.grammar.NotationParser;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Application;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;

/**
 * A VJP rule as text, {@code matmul: tf.matmul(ct, tf.transpose(b)), tf.matmul(tf.transpose(a), ct)}: for each input of the op an
 * expression, its cotangent.
 *
 * <p>It speaks of the inputs by the names of the function's parameters, of the output as {@code y} (as {@code out} where a
 * parameter is named so), of its cotangent as {@code ct}, and of the attributes by their names.
 *
 * @param function the function's name, without modules
 */
public record RuleText(String function, List<String> cotangents) {
    /** Copies the list. */
    public RuleText {
        cotangents = List.copyOf(cotangents);
    }

    /**
     * Reads a rule.
     *
     * @throws NotationException if it is none, or the function is unknown
     */
    public static RuleText parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new NotationException(
                            text.length(), "a rule without ':'", "a rule is: op: cotangent of each input, ...")
                    .in(text);
        }
        String path = text.substring(0, colon).strip();
        String name = path.substring(path.lastIndexOf('.') + 1);
        try {
            String function = Vocabulary.signature(name).name();
            List<String> parts = new ArrayList<>();
            Syntax.parse(" ".repeat(colon + 1) + text.substring(colon + 1), NotationParser::expressionsText)
                    .expression()
                    .forEach(e -> parts.add(text.substring(
                            e.getStart().getStartIndex(), e.getStop().getStopIndex() + 1)));
            return new RuleText(function, parts);
        } catch (NotationException e) {
            throw e.in(text);
        }
    }

    /** The op's own rules with this one in the place of the function's. */
    public VjpRules rules() {
        return new VjpRules(Map.of(function, this::vjp));
    }

    /** The cotangent of input {@code k}. */
    public Value vjp(Op op, int k, Application application) {
        if (k >= cotangents.size()) {
            throw new IllegalArgumentException("the rule of '" + function + "' has " + cotangents.size()
                    + " cotangents, but input " + k + " was asked for; write one for each input");
        }
        return value(cotangents.get(k), op, application);
    }

    /** The value of an expression about an op that is applied. */
    public static Value value(String expression, Op op, Application application) {
        Graph graph = application.in(0).graph();
        try {
            Elaborator reader = new Elaborator(graph, names(op, application));
            return reader.program(
                    Syntax.parse(expression, NotationParser::programText).program());
        } catch (NotationException e) {
            throw e.in(expression);
        }
    }

    private static Map<String, Datum> names(Op op, Application application) {
        Map<String, Datum> names = new HashMap<>();
        Printer.attributeTexts(op).forEach((name, text) -> names.put(name, Elaborator.constant(text)));
        names.put("y", new Datum.Node(application.out()));
        names.put("out", new Datum.Node(application.out()));
        names.put("ct", new Datum.Node(application.ct()));
        List<String> parameters = Printer.operandNames(op, application.inputs().size());
        for (int i = 0; i < parameters.size(); i++) {
            names.put(parameters.get(i), new Datum.Node(application.in(i)));
        }
        return names;
    }
}
