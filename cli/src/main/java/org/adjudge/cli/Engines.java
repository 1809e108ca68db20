package org.adjudge.cli;

import java.util.List;
import java.util.Optional;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
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
