package org.adjudge.conformance.judgement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * Which ops of a case TensorFlow is suspected of: those whose gradient it has wrong, or fails to give, when each is put to it alone, with
 * Adjudge's numbers for what comes in.
 */
public final class Accused {
    private Accused() {}

    /** Those of a case that has been judged; of one op, the judgement has told. */
    public static Set<String> of(Judgement judgement) {
        Case subject = judgement.subject();
        List<Node> ops = Ancestry.of(subject.output()).stream()
                .filter(node -> !(node.op() instanceof Input))
                .toList();
        boolean alone = ops.size() == 1
                && Set.copyOf(ops.get(0).inputs()).size() == ops.get(0).inputs().size()
                && judgement.checks().stream()
                        .anyMatch(c -> c.what().startsWith("gradient") && c.verdict() == Verdict.ORACLE_SUSPECT);
        return alone ? Set.of(ops.get(0).op().opName()) : of(subject);
    }

    /** Their names; none if TensorFlow is right about each alone. */
    public static Set<String> of(Case subject) {
        GradientEngine engine = new AdjudgeEngine();
        Problem all = subject.problem().wrt(Ancestry.floating(subject.output()));
        Map<Value, Tensor> primals = Ancestry.primals(subject);
        Map<Value, Tensor> cotangents =
                Ancestry.paired(all.wrt(), engine.differentiate(all).gradients());
        Replay replay = new Replay(engine, new Asked(subject));
        Set<String> accused = new TreeSet<>();
        for (Node node : Ancestry.of(subject.output())) {
            Step.of(node, subject.graph(), primals, cotangents)
                    .filter(Step::hasCotangent)
                    .flatMap(replay::of)
                    .filter(result -> result.gradients().stream().anyMatch(c -> c.verdict() == Verdict.ORACLE_SUSPECT))
                    .ifPresent(result -> accused.add(node.op().opName()));
        }
        return accused;
    }
}
