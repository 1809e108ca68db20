package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.engine;
import static org.adjudge.conformance.gallery.Mutant.rule;

import java.util.List;
import java.util.Map;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.broken.Tapes;
import org.adjudge.conformance.broken.Wrappers;
import org.adjudge.conformance.judgement.Blame;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Application;

/** Wrong traversal, accumulation and buffers: the rows E. */
final class EngineMutants {
    private EngineMutants() {}

    static List<Mutant> all() {
        List<String> any = List.of();
        return List.of(
                engine("E01", Tapes.queueOfNodesOnce(), Blame.ACCUMULATION, any, "passed on too early"),
                engine("E02", Tapes.queueOfContributions(), Blame.ACCUMULATION, any, "counted more than once"),
                engine("E03", Tapes.postOrder(), Blame.ACCUMULATION, any, "passed on too early"),
                engine("E04", Broken.losesOneUse(), Blame.ACCUMULATION, any, "one use lost"),
                engine("E09", Tapes.reluInPlace(), Blame.RULE, List.of("relu"), "cotangent changed in place"),
                engine("E10", Tapes.softmaxInItsOutput(), Blame.RULE, List.of("softmax"), "output overwritten"),
                engine("E11", Tapes.pooledBuffers(), Blame.ACCUMULATION, any, "buffer reused too early"),
                engine(
                        "E13",
                        new AdjudgeEngine(new VjpRules(Map.of(
                                "leaky_relu",
                                (op, k, a) -> op.vjp(k, new Application(a.outputs(), a.outputs(), a.cotangents()))))),
                        Blame.RULE,
                        List.of("leaky_relu"),
                        "output for input"),
                engine("E14", Wrappers.innerTapeEndsTheOuter(), Blame.ACCUMULATION, any, "not recorded")
                        .ofSecondOrder(),
                engine("E16", Wrappers.anotherOrder(), Blame.ORDER, any, "gradients in another order"),
                engine(
                        "E17",
                        Wrappers.identityIsItsInput(),
                        Blame.ACCUMULATION,
                        List.of("identity"),
                        "taken for another value"),
                rule("E18", "set_diag: ct, tf.linalg.diag_part(ct, k=k, align=align)", "cotangent passed unchanged"),
                engine("E20", Wrappers.scalarZeroForUnconnected(), Blame.ACCUMULATION, any, "unconnected input"),
                engine("E21", Tapes.duplicatesMerged(), Blame.ACCUMULATION, any, "one use lost"),
                rule("E22", "identity: 0.0 * ct", "no cotangent"),
                rule("E23", "stop_gradient: ct", "cotangent passed unchanged"));
    }
}
