package org.adjudge.cli;

import java.util.concurrent.Callable;
import org.adjudge.conformance.judgement.Explanation;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.report.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code adjudge explain LINE}: the graph step by step, the gradients and the verdict. */
@Command(
        name = "explain",
        description =
                "Judges one line and shows every step: primal, cotangent by the engine, by TensorFlow, ULPs between.",
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    @Parameters(paramLabel = "LINE", description = "A case: <program> | <inputs> [| <options>].")
    private String line = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private Engines engines = new Engines();

    @Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        Explanation explanation = Explanation.of(Case.parse(line), engines.chosen());
        var out = spec.commandLine().getOut();
        out.print(json ? Json.explanation(explanation) : ExplanationText.of(explanation));
        out.flush();
        return explanation.judgement().verdict() == Verdict.DISAGREES ? Main.DISAGREES : Main.AGREES;
    }
}
