package org.adjudge.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.adjudge.conformance.judgement.Explanation;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Shrinking;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.NotationException;
import org.adjudge.conformance.report.Json;
import org.adjudge.grad.GradientEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adjudge explain LINE}: the graph step by step, the gradients and the verdict. */
@Command(
        name = "explain",
        description =
                "Judges one line and shows every step: primal, cotangent by the engine, by TensorFlow, ULPs between.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  adjudge explain",
            "  adjudge explain 'x @ y | x: f32[2,3], y: f32[3,2]'",
            "  adjudge explain 'tf.where(x > 0, tf.sqrt(x), 0.0) | x: f64[4] = [-1, 0, 4, inf]'",
            "  adjudge explain --witnesses 'tf.nn.relu(x) | x: f64[3] = [-1, 0, 2]'",
            "  adjudge explain --json 'tf.tanh(x) | x: f32[3] | order=2'"
        })
final class Explain implements Callable<Integer> {
    /** The question that Adjudge began with. */
    static final String QUESTION = "tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2] = [[[1,1],[2,3]],[[4,5],[6,7]]], "
            + "y: f32[2,2] = [[3,-7],[-1,5]], z: f32[2,2,2] = [[[1,1],[2,2]],[[3,3],[-1,-1]]] | seed=ones";

    @Parameters(
            arity = "0..1",
            paramLabel = "LINE",
            description =
                    "A case: <program> | <inputs> [| <options>]. Without it, the example that Adjudge began with.")
    private String line = QUESTION;

    @Option(names = "--witnesses", description = "Hears all the witnesses, also where the engine and TensorFlow agree.")
    private boolean witnesses;

    @Mixin
    private Console console = new Console();

    @Mixin
    private Engines engines = new Engines();

    @Override
    public Integer call() {
        GradientEngine engine = engines.chosen();
        Judge judge = new Judge(engine);
        Case subject = parsed();
        engines.check(List.of(subject));
        Judgement judgement = (witnesses ? judge.hearingAll() : judge).verdictOn(subject);
        Explanation explanation = Explanation.of(judgement.subject(), judgement, engine);
        if (!console.json()) {
            // shrinking takes a second or two: what is known already is shown at once
            console.print(ExplanationText.of(explanation, console.terminal()));
        }
        Optional<String> smallest = Optional.of(new Shrinking(engine).smallest(judgement))
                .filter(c -> !c.equals(judgement.subject()))
                .map(Case::line);
        if (console.json()) {
            console.print(Json.explanation(explanation, smallest));
        } else {
            smallest.ifPresent(l -> console.line("smallest case that fails alike: " + l));
        }
        return judgement.verdict().fails() ? Main.DISAGREES : Main.AGREES;
    }

    private Case parsed() {
        try {
            return Case.parse(line);
        } catch (NotationException e) {
            throw BadInput.in(line, e);
        }
    }
}
