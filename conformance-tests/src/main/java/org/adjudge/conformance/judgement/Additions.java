package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.diagnosis.Mistakes;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Contributions that are right one by one and are added wrongly: in another shape, too early, or through a view. */
final class Additions {
    private Additions() {}

    /** The mistake that makes {@code actual} of the contributions to a value, if there is one. */
    static Optional<Mistake> mistake(Value value, List<Contribution> terms, Tensor sum, Tensor actual) {
        String name = Printer.named(value);
        if (!actual.shape().equals(sum.shape())) {
            boolean same = actual.dtype() == sum.dtype()
                    && actual.size() == sum.size()
                    && Mistakes.same(actual.reshape(sum.shape()), sum);
            return same
                    ? Optional.of(new Mistake(
                            "shape not restored",
                            "the contributions to the cotangent of " + name + " have its shape " + sum.shape()
                                    + ", but their sum has " + actual.shape()
                                    + ": one of them was added in another shape"))
                    : Optional.empty();
        }
        return beforeSummedBack(name, terms, actual).or(() -> throughView(name, terms, actual));
    }

    /** Those of repeated operands are to be summed back first, and then added. */
    private static Optional<Mistake> beforeSummedBack(String name, List<Contribution> terms, Tensor actual) {
        try {
            Shape common = actual.shape();
            for (Contribution t : terms) {
                common = common.broadcast(wide(t));
            }
            Graph graph = new Graph();
            Value total = graph.constant(Step.zeros(TensorType.of(actual)));
            boolean differ = false;
            for (Contribution t : terms) {
                int times = common.size() / Math.max(1, wide(t).size());
                differ |= times != 1;
                total = total.plus(graph.constant(t.value()).times(times));
            }
            Tensor wrong = Interpreter.run(Map.of(), List.of(total)).get(0);
            return differ && Mistakes.same(wrong, actual)
                    ? Optional.of(new Mistake(
                            "added before summed back",
                            "the contributions to the cotangent of " + name + " were added while they had the shapes of"
                                    + " what it was repeated to, and the smaller of them were repeated for that to "
                                    + common + "; each is to be summed back to " + actual.shape() + " first"))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // these shapes cannot be added
        }
    }

    /** The shape of a contribution before it is summed back. */
    private static Shape wide(Contribution t) {
        return t.user().op().broadcasts()
                ? t.user().outputs().get(0).shape()
                : t.value().shape();
    }

    /** What a sum passes on is one number for all that were summed; written through, it is a number for all. */
    private static Optional<Mistake> throughView(String name, List<Contribution> terms, Tensor actual) {
        for (Contribution view : terms) {
            if (view.user().op() instanceof Reduce reduce && reduce.kind() == Reduction.SUM) {
                List<Contribution> others = new ArrayList<>(terms);
                others.remove(view);
                Graph graph = new Graph();
                Value total = graph.constant(view.value());
                for (Contribution other : others) {
                    total = total.plus(graph.constant(other.value()).reduce(Reduction.SUM, reduce.axis(), true));
                }
                if (!others.isEmpty()
                        && Mistakes.same(
                                Interpreter.run(Map.of(), List.of(total)).get(0), actual)) {
                    return Optional.of(new Mistake(
                            "written through a view",
                            "what " + Printer.node(view.user()) + " passes to " + name
                                    + " is one number repeated without being copied; the other contributions were added"
                                    + " in place, so that each landed on every element"));
                }
            }
        }
        return Optional.empty();
    }
}
