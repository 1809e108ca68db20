package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.diagnosis.Mistakes;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/**
 * Replays a step to the second order: {@code <op(x), c>} as a function of x and of c, the rule of one input at a time, so that it
 * shows whether the rule, itself differentiated, knows of each operand and of the cotangent.
 */
final class SecondOrder {
    private final GradientEngine engine;
    private final Asked asked;

    SecondOrder(GradientEngine engine, Asked asked) {
        this.engine = engine;
        this.asked = asked;
    }

    /** Whether the engine has a second order at all: that of a square is not zero. */
    boolean isRecorded() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64);
        Tensor one = Tensor.scalar(DType.F64, 1);
        Problem square = new Problem(graph, x.square(), Map.of(x, one), one, List.of(x), List.of(one));
        try {
            return engine.differentiate(square).second().stream().noneMatch(SecondOrder::zero);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The first rule of a step whose derivative is wrong. */
    Optional<Diagnosis> of(Step step) {
        for (int position = 0; position < step.slots().size(); position++) {
            Problem problem = problem(step, position);
            Optional<Diagnosis> found = replay(step, step.slots().get(position), problem);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Diagnosis> replay(Step step, int slot, Problem problem) {
        Answer answer;
        try {
            answer = engine.differentiate(problem);
        } catch (RuntimeException e) {
            return Optional.empty(); // what it cannot do alone is not where it was wrong in company
        }
        Testimony testimony = asked.testimony(problem);
        List<Tensor> ours = new AdjudgeEngine().differentiate(problem).second();
        Comparison comparison = asked.comparison(problem);
        int operands = step.slots().size();
        List<Wrong> wrong = new ArrayList<>();
        for (int i = 0; i < answer.second().size(); i++) {
            Outcome outcome = testimony.second().get(i);
            Tensor actual = answer.second().get(i);
            if (comparison.ofSecond(i, outcome, Optional.of(actual)).verdict() == Verdict.DISAGREES) {
                Tensor right = outcome instanceof Outcome.Present present ? present.value() : ours.get(i);
                wrong.add(new Wrong(i >= operands, right, actual));
            }
        }
        if (wrong.isEmpty()) {
            return Optional.empty();
        }
        boolean allZero = answer.second().stream().allMatch(SecondOrder::zero);
        return Optional.of(new Diagnosis(
                Blame.RULE,
                step.at(),
                Optional.of(slot),
                wrong.get(0).right(),
                wrong.get(0).actual(),
                Optional.of(mistake(step.op().opName(), wrong, allZero))));
    }

    /**
     * A wrong part of the derivative of a rule.
     *
     * @param byCotangent whether it is by the cotangent; else by an operand
     */
    private record Wrong(boolean byCotangent, Tensor right, Tensor actual) {}

    private static Mistake mistake(String op, List<Wrong> wrong, boolean allZero) {
        String rule = "the rule of " + op + " is right to first order; differentiated again, ";
        boolean zero = wrong.stream().allMatch(SecondOrder::lost);
        if (wrong.stream().anyMatch(w -> !finite(w.actual()) && finite(w.right()))) {
            return new Mistake(
                    "NaN in the second order",
                    rule
                            + "it is not finite where it should be: a part that was cut off in its value still has a derivative");
        }
        if (zero && allZero) {
            return new Mistake(
                    "second order zero",
                    rule + "it is zero throughout: what it returns is a constant, of values instead of operations");
        }
        if (zero && wrong.stream().allMatch(Wrong::byCotangent)) {
            return new Mistake(
                    "cotangent detached",
                    rule
                            + "it does not depend on the cotangent: that was taken as a constant, but it depends on x too");
        }
        if (zero && wrong.stream().noneMatch(Wrong::byCotangent)) {
            return new Mistake(
                    "operand detached",
                    rule + "it does not depend on an operand, or only in part: a factor of it was taken as a constant");
        }
        return scaled(rule, wrong)
                .orElseGet(
                        () -> new Mistake(
                                "second order wrong",
                                rule
                                        + "it is wrong: the op that computes the cotangent has a wrong rule, or lost an attribute"));
    }

    private static Optional<Mistake> scaled(String rule, List<Wrong> wrong) {
        Wrong first = wrong.get(0);
        int largest = 0;
        for (int i = 1; i < first.right().size(); i++) {
            if (Math.abs(first.right().get(i)) > Math.abs(first.right().get(largest))) {
                largest = i;
            }
        }
        double factor = first.actual().get(largest) / first.right().get(largest);
        boolean all = wrong.stream()
                .allMatch(w -> w.right().size() > 1 && Mistakes.same(w.actual(), times(w.right(), factor)));
        return all
                ? Optional.of(new Mistake(
                        "second order scaled", rule + "it is " + (float) factor + " times what it should be"))
                : Optional.empty();
    }

    private static Tensor times(Tensor tensor, double factor) {
        double[] elements = tensor.toDoubles();
        for (int i = 0; i < elements.length; i++) {
            elements[i] *= factor;
        }
        return Tensor.of(tensor.dtype(), tensor.shape(), elements);
    }

    /** Whether it is zero wherever it is wrong. */
    private static boolean lost(Wrong w) {
        double[] repaired = w.actual().toDoubles();
        for (int i = 0; i < repaired.length; i++) {
            repaired[i] = repaired[i] == 0 ? w.right().get(i) : repaired[i];
        }
        return Mistakes.same(w.right(), Tensor.of(w.right().dtype(), w.right().shape(), repaired));
    }

    private static boolean zero(Tensor tensor) {
        return Mistakes.same(tensor, times(tensor, 0));
    }

    private static boolean finite(Tensor tensor) {
        for (double element : tensor.toDoubles()) {
            if (!Double.isFinite(element)) {
                return false;
            }
        }
        return true;
    }

    /** The gradients of operands and cotangents, of which only that of one operand is differentiated again. */
    private static Problem problem(Step step, int position) {
        Graph graph = new Graph();
        Map<Value, Tensor> bound = new HashMap<>();
        List<Value> operands = new ArrayList<>();
        List<Value> wrt = new ArrayList<>();
        for (Tensor input : step.inputs()) {
            operands.add(input(graph, "x" + operands.size(), input, bound));
        }
        step.slots().forEach(k -> wrt.add(operands.get(k)));
        List<Value> outputs = graph.applyAll(step.op(), operands);
        Value sum = null;
        for (int j = 0; j < outputs.size(); j++) {
            if (outputs.get(j).dtype().isFloating()) {
                Value cotangent = input(graph, "c" + j, step.cotangents().get(j), bound);
                wrt.add(cotangent);
                Value term = outputs.get(j).times(cotangent).sum();
                sum = sum == null ? term : sum.plus(term);
            }
        }
        Value output = sum == null ? outputs.get(0) : sum;
        List<Tensor> directions = new ArrayList<>();
        for (int i = 0; i < wrt.size(); i++) {
            directions.add(
                    i == position
                            ? direction(wrt.get(i))
                            : Step.zeros(wrt.get(i).type()));
        }
        Tensor one = Tensor.full(output.dtype(), output.shape(), 1);
        return new Problem(graph, output, bound, one, wrt, directions);
    }

    private static Value input(Graph graph, String name, Tensor tensor, Map<Value, Tensor> bound) {
        Value value = graph.input(name, tensor.dtype(), tensor.shape().extents());
        bound.put(value, tensor);
        return value;
    }

    private static Tensor direction(Value value) {
        SplittableRandom random = new SplittableRandom(7);
        return Tensor.of(
                value.dtype(),
                value.shape(),
                random.doubles(value.shape().size(), 0.5, 1.5).toArray());
    }
}
