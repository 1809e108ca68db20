package org.adjudge.conformance.broken;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** Right numbers, of which a wrong answer is made. */
public final class Wrappers {
    private static final AdjudgeEngine HONEST = new AdjudgeEngine();

    private Wrappers() {}

    @FunctionalInterface
    private interface Answering {
        Answer to(Problem problem);
    }

    /** The gradients come last first. */
    public static GradientEngine anotherOrder() {
        return engine("another order", problem -> {
            Answer right = HONEST.differentiate(problem);
            return new Answer(right.output(), reversed(right.gradients()), reversed(right.second()));
        });
    }

    /** Comparisons have no rule, and nobody declared that none is needed. */
    public static GradientEngine refusesComparisons() {
        return engine("refuses comparisons", problem -> {
            if (problem.graph().nodes().stream().anyMatch(n -> n.op() instanceof Comparison)) {
                throw new IllegalStateException("no rule for a comparison");
            }
            return HONEST.differentiate(problem);
        });
    }

    /** The second order is zero, as if nothing had recorded the first. */
    public static GradientEngine innerTapeEndsTheOuter() {
        return engine("inner tape ends the outer", problem -> {
            Answer right = HONEST.differentiate(problem);
            List<Tensor> zeros = right.second().stream()
                    .map(t -> Tensor.full(t.dtype(), t.shape(), 0))
                    .toList();
            return new Answer(right.output(), right.gradients(), zeros);
        });
    }

    /** An identity is the same node as its input. */
    public static GradientEngine identityIsItsInput() {
        return engine("identity is its input", problem -> {
            List<Value> wrt = problem.wrt().stream()
                    .map(v ->
                            v.node().op() == Unary.IDENTITY ? v.node().inputs().get(0) : v)
                    .toList();
            return HONEST.differentiate(problem.order() == 1 ? problem.wrt(wrt) : problem);
        });
    }

    /** What the output does not depend on has the number 0 for a gradient, whatever its shape. */
    public static GradientEngine scalarZeroForUnconnected() {
        return engine("scalar zero for unconnected", problem -> {
            Answer right = HONEST.differentiate(problem);
            boolean[] reached = new boolean[problem.graph().nodes().size()];
            reached[problem.output().id()] = true;
            for (int id = problem.output().id(); id >= 0; id--) {
                if (reached[id]) {
                    problem.graph().node(id).inputs().forEach(v -> reached[v.id()] = true);
                }
            }
            List<Tensor> gradients = new ArrayList<>(right.gradients());
            for (int i = 0; i < gradients.size(); i++) {
                Value value = problem.wrt().get(i);
                if (!reached[value.id()]) {
                    gradients.set(i, Tensor.scalar(value.dtype(), 0));
                }
            }
            return new Answer(right.output(), gradients, right.second());
        });
    }

    private static List<Tensor> reversed(List<Tensor> tensors) {
        List<Tensor> result = new ArrayList<>(tensors);
        Collections.reverse(result);
        return result;
    }

    private static GradientEngine engine(String name, Answering answering) {
        return new GradientEngine() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer differentiate(Problem problem) {
                return answering.to(problem);
            }
        };
    }
}
