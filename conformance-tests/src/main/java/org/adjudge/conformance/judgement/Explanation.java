package org.adjudge.conformance.judgement;

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

/**
 * A case judged, and every step of it laid open: one row a node.
 *
 * @param how how the cotangents were found, if the engine did not give them itself; or why there are none
 */
public record Explanation(Judgement judgement, List<Row> rows, String how) {
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
        Problem all = subject.problem().wrt(Ancestry.floating(subject.output()));
        List<Value> steps = Ancestry.values(subject.output());
        Map<Value, Tensor> primals = primals(all, steps, new Guarded(new Caught(engine)));
        Map<Value, Check> checks = new HashMap<>();
        String how = subject.output().dtype().isFloating()
                ? compare(judgement, all, new Guarded(new Caught(engine)), checks)
                : "";
        List<Row> rows = steps.stream()
                .map(step -> new Row(
                        step.id(),
                        Printer.named(step),
                        Printer.node(step.node()),
                        step.type(),
                        Optional.ofNullable(primals.get(step)),
                        Optional.ofNullable(checks.get(step))))
                .toList();
        return new Explanation(judgement, rows, how);
    }

    /** The engine's primals, or if it gives none, TensorFlow's. */
    private static Map<Value, Tensor> primals(Problem all, List<Value> steps, GradientEngine engine) {
        Map<Value, Tensor> primals = new HashMap<>();
        List<Tensor> own = List.of();
        try {
            own = engine.primals(all, steps);
        } catch (RuntimeException e) {
            // nothing is shown of the engine's: whether its values are right, the check of the output says
        }
        for (int i = 0; i < own.size(); i++) {
            primals.put(steps.get(i), own.get(i));
        }
        if (own.isEmpty()) {
            List<Outcome> theirs = new TensorFlowOracle().evaluate(all.inputs(), steps);
            for (int i = 0; i < theirs.size(); i++) {
                if (theirs.get(i) instanceof Outcome.Present present) {
                    primals.put(steps.get(i), present.value());
                }
            }
        }
        return primals;
    }

    /** Fills in the checks of all cotangents; says how they were found if not simply asked for, or why they were not. */
    private static String compare(Judgement judgement, Problem all, GradientEngine engine, Map<Value, Check> checks) {
        Opened opened = Opened.of(engine, all);
        List<Tensor> actual;
        try {
            actual = opened.engine().differentiate(all).gradients();
        } catch (UnsupportedOperationException e) {
            return ""; // the judgement says so
        } catch (RuntimeException e) {
            return opened.how().isEmpty() ? "the engine threw " + e : opened.how() + ", which threw " + e;
        }
        Comparison comparison = new Comparison(judgement.subject(), all);
        List<Outcome> expected = List.of();
        for (int i = 0; i < all.wrt().size(); i++) {
            Value value = all.wrt().get(i);
            Optional<Check> told =
                    Check.of(judgement.checks(), judgement.subject().wrt().indexOf(value), actual.get(i));
            if (told.isEmpty() && value.equals(all.output())) {
                told = Optional.of(comparison.ofGradient(i, new Outcome.Present(all.seed()), actual.get(i)));
            }
            if (told.isEmpty() && expected.isEmpty()) {
                expected = new TensorFlowOracle().testify(all).gradients();
            }
            checks.put(value, told.isPresent() ? told.get() : comparison.ofGradient(i, expected.get(i), actual.get(i)));
        }
        return opened.how();
    }
}
