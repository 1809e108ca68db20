package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.Tensor;

/** A case judged, and every step of it laid open: one row a node. */
public record Explanation(Judgement judgement, List<Row> rows) {
    /**
     * One node.
     *
     * @param check its cotangents compared; empty for a node that has none
     */
    public record Row(
            int id, String name, String notation, TensorType type, Optional<Tensor> primal, Optional<Check> check) {}

    /** Copies the list. */
    public Explanation {
        rows = List.copyOf(rows);
    }

    /** Judges a case and compares the cotangents of all its nodes. */
    public static Explanation of(Case subject, GradientEngine engine) {
        return of(subject, new Judge(engine).verdictOn(subject), engine);
    }

    /** The same for a case that has been judged. */
    public static Explanation of(Case subject, Judgement judgement, GradientEngine engine) {
        TensorFlowOracle oracle = new TensorFlowOracle();
        Problem all = subject.problem().wrt(Ancestry.floating(subject.output()));
        Map<Value, Check> checks =
                engine.answersIntermediates() && subject.output().dtype().isFloating()
                        ? checks(subject, engine, oracle, all)
                        : Map.of();
        List<Value> steps = Ancestry.values(subject.output());
        List<Tensor> primals = engine.primals(subject.problem(), steps);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Value step = steps.get(i);
            rows.add(new Row(
                    step.id(),
                    Printer.named(step),
                    Printer.node(step.node()),
                    step.type(),
                    primals.isEmpty() ? Optional.empty() : Optional.of(primals.get(i)),
                    Optional.ofNullable(checks.get(step))));
        }
        return new Explanation(judgement, rows);
    }

    private static Map<Value, Check> checks(Case subject, GradientEngine engine, TensorFlowOracle oracle, Problem all) {
        Map<Value, Check> checks = new HashMap<>();
        List<Outcome> expected = oracle.testify(all).gradients();
        List<Tensor> actual;
        try {
            actual = engine.differentiate(all).gradients();
        } catch (RuntimeException e) {
            return checks; // the judgement itself says what the engine threw
        }
        Comparison comparison = new Comparison(subject, all);
        for (int i = 0; i < all.wrt().size(); i++) {
            checks.put(all.wrt().get(i), comparison.ofGradient(i, expected.get(i), actual.get(i)));
        }
        return checks;
    }
}
