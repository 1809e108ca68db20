package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.broken.Tapes;
import org.adjudge.conformance.judgement.Blame;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** Cotangents that are summed back wrongly: the rows B. */
final class BroadcastMutants {
    private static final List<String> ARITHMETIC = List.of("add", "subtract", "multiply", "divide");

    private BroadcastMutants() {}

    static List<Mutant> all() {
        return List.of(
                summing("B01", ARITHMETIC, (node, k, ct, shape) -> ct, "unbroadcast missing"),
                summing("B02", ARITHMETIC, (node, k, ct, shape) -> leadingOnly(ct, shape), "extent-1 axes not summed"),
                summing("B03", ARITHMETIC, (node, k, ct, shape) -> rankKept(ct, shape), "shape not restored"),
                engine(
                        "B05",
                        Tapes.decidesAxesOnce(),
                        Blame.RULE,
                        List.of("multiply"),
                        "unbroadcast missing",
                        "extent-1 axes not summed"),
                summing("B06", List.of("broadcast_to"), (node, k, ct, shape) -> grown(ct, shape), "shape not restored"),
                summing(
                        "B08",
                        ARITHMETIC,
                        (node, k, ct, shape) -> ct.shape().equals(shape)
                                ? ct
                                : ct.unbroadcast(shape).plus(ct.unbroadcast(shape)),
                        "summed twice"),
                engine("B09", Tapes.addsBeforeSummingBack(), Blame.ACCUMULATION, List.of(), "added before summed back"),
                without("B10", "where"),
                without("B11", "ClipByValue"),
                engine(
                        "B12",
                        new AdjudgeEngine(new VjpRules(
                                Map.of("bias_add", (op, k, a) -> k == 0 ? a.ct() : overTheFirstAxisOfTheView(a.ct())))),
                        Blame.RULE,
                        List.of("bias_add"),
                        "unbroadcast missing"),
                without("B13", "matmul"),
                summing(
                        "B14",
                        ARITHMETIC,
                        (node, k, ct, shape) -> ARITHMETIC.contains(node.op().opName())
                                ? axesOfTheFirst(
                                        ct, shape, k, node.inputs().get(0).shape())
                                : ct.unbroadcast(shape),
                        "axes of the other operand"),
                engine("B15", Tapes.writesThroughViews(), Blame.ACCUMULATION, List.of(), "written through a view"));
    }

    private static Mutant summing(String id, List<String> functions, Tapes.Unbroadcast how, String name) {
        return engine(id, Tapes.unbroadcasting(how), Blame.RULE, functions, name);
    }

    /** One op's cotangents are not summed back. */
    private static Mutant without(String id, String function) {
        return summing(
                id,
                List.of(function),
                (node, k, ct, shape) -> node.op().opName().endsWith(function) ? ct : ct.unbroadcast(shape),
                "unbroadcast missing");
    }

    private static Value leadingOnly(Value ct, Shape shape) {
        Value sum = ct;
        while (sum.shape().rank() > shape.rank()) {
            sum = sum.sum(0);
        }
        return sum;
    }

    private static Value rankKept(Value ct, Shape shape) {
        return ct.reduce(Reduction.SUM, Axes.of(shape.axesBroadcastTo(ct.shape())), true);
    }

    /** Takes the axes for new ones that are longer than 1. */
    private static Value grown(Value ct, Shape shape) {
        List<Integer> axes = new ArrayList<>(shape.axesBroadcastTo(ct.shape()));
        axes.removeIf(a -> ct.shape().extent(a) == 1);
        Value sum = ct.reduce(Reduction.SUM, Axes.of(axes), false);
        return sum.shape().rank() < shape.rank() ? sum.reshape(shape) : sum;
    }

    /** The bias of a product [n, c] is seen as [1, n, c], of which the first axis is summed. */
    private static Value overTheFirstAxisOfTheView(Value ct) {
        return ct.reshape(Shape.of(1).concat(ct.shape())).sum(0);
    }

    private static Value axesOfTheFirst(Value ct, Shape shape, int k, Shape first) {
        List<Integer> axes = first.axesBroadcastTo(ct.shape());
        if (k == 0 || axes.isEmpty() || ct.shape().equals(shape)) {
            return ct.unbroadcast(shape);
        }
        Value sum = ct.reduce(Reduction.SUM, Axes.of(axes), false);
        return sum.reshape(sum.shape().size() == shape.size() ? shape : first);
    }
}
