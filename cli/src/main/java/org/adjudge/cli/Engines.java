package org.adjudge.cli;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.NotationException;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import picocli.CommandLine.Option;

/** Which engine is judged: Adjudge's own, or one of those that the class path registers as services. */
final class Engines {
    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = {
                "The engine to judge; Adjudge's own by default. NAME is that of a class, or of an engine registered as a",
                "service, on the class path that the environment variable ADJUDGE_CLASSPATH names."
            })
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = {
                "A VJP rule of your own, judged in place of Adjudge's: the op, and the cotangent of each input, such as",
                "\"matmul: tf.matmul(ct, tf.transpose(b)), tf.matmul(tf.transpose(a), ct)\". The inputs have the names of the"
                        + " function's parameters, y is the output (out where an input is named y), ct its cotangent."
            })
    private Optional<String> rule = Optional.empty();

    GradientEngine chosen() {
        if (rule.isPresent()) {
            if (name.isPresent()) {
                throw new BadInput("--rule replaces a rule of Adjudge's own engine; leave --engine away");
            }
            return new AdjudgeEngine(RuleText.parse(rule.get()).rules());
        }
        List<GradientEngine> all = GradientEngine.all();
        String wanted = name.orElse("adjudge");
        return all.stream()
                .filter(e -> e.name().equals(wanted))
                .findFirst()
                .or(() -> ofClass(wanted))
                .orElseThrow(() -> new BadInput("unknown engine '" + wanted + "'; there are "
                        + all.stream().map(GradientEngine::name).toList()
                        + ", and the classes on the class path, to which ADJUDGE_CLASSPATH adds"));
    }

    /**
     * Complains of a rule that has no part in the cases, which would agree whatever the rule, or that names what there is not; what else is
     * wrong with it is judged.
     */
    void check(List<Case> cases) {
        rule.map(RuleText::parse).ifPresent(r -> check(r, cases));
    }

    private void check(RuleText text, List<Case> cases) {
        Case first = cases.stream()
                .filter(c -> ops(c).anyMatch(text.function()::equals))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput("--rule is one of '" + text.function() + "', an op that no line has; the ops are "
                                + cases.stream().flatMap(Engines::ops).collect(Collectors.toCollection(TreeSet::new))));
        try {
            chosen().differentiate(first.problem());
        } catch (NotationException e) {
            if (e.getCause() == null) {
                throw new BadInput("--rule of '" + text.function() + "': " + e.getMessage(), e);
            }
        } catch (RuntimeException e) {
            // of what the engine throws the judge tells
        }
    }

    private static Stream<String> ops(Case subject) {
        return subject.graph().nodes().stream()
                .filter(n -> !(n.op() instanceof Input) && !(n.op() instanceof Constant))
                .map(n -> n.op().opName().replaceFirst(".*\\.", ""));
    }

    private static Optional<GradientEngine> ofClass(String name) {
        try {
            return Optional.of(Class.forName(name)
                    .asSubclass(GradientEngine.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new BadInput("class '" + name + "' is no engine that can be judged (" + e
                    + "); it has to implement GradientEngine and have a public constructor without parameters");
        }
    }
}
