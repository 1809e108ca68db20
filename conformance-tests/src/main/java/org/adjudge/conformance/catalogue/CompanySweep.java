package org.adjudge.conformance.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Use;
import org.adjudge.ir.Constant;
import org.adjudge.ir.ElementwiseOp;
import org.adjudge.ir.Input;
import org.adjudge.ir.Value;

/**
 * Each function in company: a line that applies it to an input with a second consumer of that input before it, with one after
 * it, with the same tensor in two slots, at second order, and of an elementwise one at zero size. Written in float64 from the
 * lines of the resources, so that a new function's lines bring these.
 */
final class CompanySweep {
    /** Between two declarations of inputs. */
    private static final Pattern NEXT = Pattern.compile(", (?=\\w+: )");

    /** A line of so many calls shows each at a rank, and none of them by itself. */
    private static final int MANY = 3;

    /** A line taken apart; the parts of its options that say what is asked stay. */
    private record Subject(Case line, String before, String last, String inputs, String option, List<String> operands) {
        String with(String program, String more) {
            String options = Stream.of(option, more)
                    .filter(o -> !o.isEmpty())
                    .reduce("", (a, b) -> a + (a.isEmpty() ? " | " : ", ") + b);
            return program + " | " + inputs + options;
        }
    }

    private CompanySweep() {}

    static Stream<String> lines(List<Case> resources) {
        Map<String, Subject> first = new LinkedHashMap<>();
        resources.stream()
                .sorted(Comparator.comparingInt(CompanySweep::plainness))
                .forEach(line -> {
                    if (isUsable(line)) {
                        for (Use use : line.uses()) {
                            List<String> operands = operands(line, use);
                            if (!operands.isEmpty()) {
                                first.computeIfAbsent(use.function(), f -> subject(line, operands));
                            }
                        }
                    }
                });
        return first.values().stream().flatMap(CompanySweep::lines).distinct();
    }

    /** The lower the better: float64, one expression, no options. */
    private static int plainness(Case line) {
        String text = line.line();
        return (text.contains("f32") ? 4 : 0) + (text.contains(";") ? 2 : 0) + (text.split("\\|").length > 2 ? 1 : 0);
    }

    private static boolean isUsable(Case line) {
        return line.uses().size() <= MANY
                && line.output().dtype().isFloating()
                && line.output().shape().size() > 0
                && !line.line().contains("float32")
                && line.line().contains("|");
    }

    /** The operands of a call that are inputs whose values are drawn. */
    private static List<String> operands(Case line, Use use) {
        String text = line.line();
        return use.operands().stream()
                .filter(v -> v.node().op() instanceof Input && line.wrt().contains(v))
                .map(Value::inputName)
                .filter(name -> !text.matches(".*\\b" + name + ": f(32|64)(\\[[^\\]]*])? *=.*"))
                .distinct()
                .toList();
    }

    private static Subject subject(Case line, List<String> operands) {
        String[] parts = line.line().split("\\|", 3);
        String program = parts[0].strip();
        int last = program.lastIndexOf(';') + 1;
        Matcher wrt = Pattern.compile("wrt=[\\w,]+").matcher(parts.length > 2 ? parts[2] : "");
        return new Subject(
                line,
                program.substring(0, last) + (last > 0 ? " " : ""),
                program.substring(last).strip(),
                parts[1].strip().replace("f32", "f64"),
                wrt.find() ? wrt.group() : "",
                operands);
    }

    private static Stream<String> lines(Subject subject) {
        String x = subject.operands().get(0);
        String aside = "aside = tf.reduce_sum(" + x + " * " + x + "); ";
        String chief = subject.before() + "chief = " + subject.last() + "; ";
        List<String> lines = new ArrayList<>(List.of(
                subject.with(aside + chief + "chief * aside", ""),
                subject.with(chief + aside + "aside * chief", ""),
                subject.with(subject.before() + subject.last(), "order=2")));
        shared(subject).ifPresent(lines::add);
        empty(subject).ifPresent(lines::add);
        return lines.stream();
    }

    /** With the first of two operands that are declared alike in both slots. */
    private static Optional<String> shared(Subject subject) {
        if (subject.operands().size() < 2 || !subject.option().isEmpty()) {
            return Optional.empty();
        }
        String x = subject.operands().get(0);
        String y = subject.operands().get(1);
        Map<String, String> declared = declarations(subject);
        if (declared.get(x) == null || !declared.get(x).equals(declared.get(y))) {
            return Optional.empty();
        }
        String program = (subject.before() + subject.last()).replaceAll("\\b" + y + "\\b(?! *=[^=])", x);
        String inputs = NEXT.splitAsStream(subject.inputs())
                .filter(d -> !d.startsWith(y + ":"))
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        return Optional.of(program + " | " + inputs);
    }

    /** Of no elements: each axis of each input 0. */
    private static Optional<String> empty(Subject subject) {
        boolean elementwise = subject.line().graph().nodes().stream()
                .allMatch(n -> n.op() instanceof ElementwiseOp
                        || n.op() instanceof Input
                        || (n.op() instanceof Constant c && c.value().shape().rank() == 0));
        return elementwise && !subject.inputs().contains("=")
                ? Optional.of(subject.with(subject.before() + subject.last(), "")
                        .replaceAll("(: f64)\\[\\d[\\d, ]*]", "$1[0]"))
                : Optional.empty();
    }

    /** What is written of each drawn input after its name. */
    private static Map<String, String> declarations(Subject subject) {
        Map<String, String> declared = new LinkedHashMap<>();
        for (String declaration : NEXT.split(subject.inputs(), -1)) {
            int colon = declaration.indexOf(':');
            declared.put(declaration.substring(0, colon), declaration.substring(colon));
        }
        return declared;
    }
}
