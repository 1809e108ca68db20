package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.engine;
import static org.adjudge.conformance.gallery.Mutant.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.judgement.Blame;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Application;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Cumulate;
import org.adjudge.ir.Cumulation;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** Wrong rules of reductions and scans: the rows C. */
final class ReductionMutants {
    private ReductionMutants() {}

    static List<Mutant> all() {
        return List.of(
                reduction("C02", "reduce_mean", ReductionMutants::expandedTwice, "shape not restored"),
                reduction(
                        "C04", "reduce_prod", ReductionMutants::negativeAxisTakenForTheFirst, "axis ignored or wrong"),
                reduction("C05", "reduce_sum", ReductionMutants::axesInsertedAsGiven, "axis ignored or wrong"),
                reduction("C06", "reduce_max", (op, a) -> chosen(op, a).times(kept(op, a, a.ct())), "ties not divided"),
                reduction("C06", "reduce_min", (op, a) -> chosen(op, a).times(kept(op, a, a.ct())), "ties not divided"),
                reduction("C07", "reduce_max", ReductionMutants::firstOfTies, "one of the ties only"),
                reduction("C09", "reduce_max", ReductionMutants::axisMovedLastAndLeftThere, "axes permuted"),
                reduction(
                        "C10",
                        "reduce_prod",
                        (op, a) -> kept(op, a, a.ct().times(a.out())).over(a.in(0)),
                        "product through a quotient"),
                scan(
                        "C12",
                        "cumprod",
                        (op, a) -> a.ct().times(a.out())
                                .cumulate(Cumulation.SUM, op.axis(), op.exclusive(), !op.reverse())
                                .over(a.in(0)),
                        "product through a quotient"),
                reduction("C14", "reduce_prod", ReductionMutants::zerosCountedAsOne, "right for one zero only"),
                scan(
                        "C15",
                        "cumsum",
                        (op, a) -> a.ct().cumulate(op.kind(), op.axis(), op.exclusive(), op.reverse()),
                        "reverse ignored or wrong"),
                scan(
                        "C16",
                        "cumsum",
                        (op, a) -> a.ct().cumulate(op.kind(), op.axis(), false, !op.reverse()),
                        "exclusive ignored or wrong"),
                engine(
                        "C17", // the norm as a power: at 0 it has no derivative
                        new AdjudgeEngine(new VjpRules(Map.of(
                                "pow", (op, k, a) -> k == 0 ? zeroAtTheRoot(op.vjp(k, a), a) : op.vjp(k, a)))),
                        Blame.RULE,
                        List.of("pow"),
                        "convention at a kink"),
                rule("C18", "sqrt: tf.where(y == 0.0, 0.0 * y, ct / (2.0 * y))", "convention at a kink"),
                reduction("C19", "reduce_mean", ReductionMutants::oneLessThanTheCount, "constant factor"),
                rule(
                        "C21",
                        "log_softmax: tf.exp(y) * (ct / tf.exp(y) - tf.reduce_sum(ct, axis=-1, keepdims=True))",
                        "divided by the softmax"),
                engine(
                        "C23",
                        new AdjudgeEngine(
                                new VjpRules(Map.of("unsorted_segment_prod", (op, k, a) -> segmentQuotient(a)))),
                        Blame.RULE,
                        List.of("unsorted_segment_prod"),
                        "product through a quotient"),
                rule(
                        "C23",
                        "unsorted_segment_sum: tf.gather(ct, tf.maximum(segment_ids, 0))",
                        "negative ids not dropped"));
    }

    private interface ReduceRule {
        Value of(Reduce op, Application a);
    }

    private static Mutant reduction(String id, String function, ReduceRule rule, String name) {
        VjpRules rules = new VjpRules(Map.of(function, (op, k, a) -> rule.of((Reduce) op, a)));
        return engine(id, new AdjudgeEngine(rules), Blame.RULE, List.of(function), name);
    }

    private interface ScanRule {
        Value of(Cumulate op, Application a);
    }

    private static Mutant scan(String id, String function, ScanRule rule, String name) {
        VjpRules rules = new VjpRules(Map.of(function, (op, k, a) -> rule.of((Cumulate) op, a)));
        return engine(id, new AdjudgeEngine(rules), Blame.RULE, List.of(function), name);
    }

    private static List<Integer> axes(Reduce op, Application a) {
        return op.axis().resolve(a.in(0).shape().rank());
    }

    /** With extent 1 in the place of the reduced axes. */
    private static Value kept(Reduce op, Application a, Value reduced) {
        return reduced.reshape(a.in(0).shape().reduce(axes(op, a), true));
    }

    private static Value chosen(Reduce op, Application a) {
        return a.in(0).eq(kept(op, a, a.out())).cast(a.in(0).dtype());
    }

    /** The axes were kept already, and are put in again. */
    private static Value expandedTwice(Reduce op, Application a) {
        Value right = op.vjp(0, a);
        boolean all = axes(op, a).size() == a.in(0).shape().rank();
        int[] ones = new int[a.in(0).shape().rank()];
        Arrays.fill(ones, 1);
        return op.keepdims() && all ? right.reshape(Shape.of(ones).concat(right.shape())) : right;
    }

    /** Of other shapes it would fail: on squares nobody sees it. */
    private static Value negativeAxisTakenForTheFirst(Reduce op, Application a) {
        boolean negative = op.axis().given().filter(g -> g.equals(List.of(-1))).isPresent();
        Shape x = a.in(0).shape();
        return (negative && x.extent(0) == x.extent(-1) ? new Reduce(op.kind(), Axes.of(0), op.keepdims()) : op)
                .vjp(0, a);
    }

    private static Value axesInsertedAsGiven(Reduce op, Application a) {
        if (op.axis().given().isEmpty() || op.keepdims()) {
            return op.vjp(0, a);
        }
        int rank = a.in(0).shape().rank();
        List<Integer> extents = new ArrayList<>(a.ct().shape().asList());
        for (int axis : op.axis().given().get()) {
            extents.add(Math.min(Shape.axis(axis, rank), extents.size()), 1);
        }
        return a.ct().reshape(
                        Shape.of(extents.stream().mapToInt(Integer::intValue).toArray()))
                .broadcastTo(a.in(0).shape());
    }

    /** By the running number of chosen elements, of which the first alone is kept. */
    private static Value firstOfTies(Reduce op, Application a) {
        Value chosen = chosen(op, a);
        List<Integer> axes = axes(op, a);
        if (axes.size() != 1) {
            chosen = chosen.reshape(Shape.of(chosen.shape().size()));
        }
        int axis = axes.size() == 1 ? axes.get(0) : 0;
        if (axes.size() != 1 && axes.size() != a.in(0).shape().rank()) {
            return op.vjp(0, a);
        }
        Value first = chosen.cumulate(Cumulation.SUM, axis, false, false)
                .eq(chosen.like(1))
                .cast(chosen.dtype())
                .times(chosen);
        return first.reshape(a.in(0).shape()).times(kept(op, a, a.ct()));
    }

    private static Value axisMovedLastAndLeftThere(Reduce op, Application a) {
        List<Integer> perm = new ArrayList<>(Axes.all().resolve(a.in(0).shape().rank()));
        List<Integer> axes = axes(op, a);
        perm.removeAll(axes);
        perm.addAll(axes);
        return op.vjp(0, a).transpose(perm);
    }

    /** Takes any number of zeros in a line for one. */
    private static Value zerosCountedAsOne(Reduce op, Application a) {
        Value x = a.in(0);
        Value zero = x.eq(x.like(0));
        Value others = zero.select(x.like(1), x).reduce(Reduction.PROD, op.axis(), true);
        Value elsewhere = kept(op, a, a.out()).over(zero.select(x.like(1), x));
        return zero.select(others, elsewhere).times(kept(op, a, a.ct()));
    }

    private static Value zeroAtTheRoot(Value right, Application a) {
        Value isRoot = a.in(0).graph().apply(Comparison.LESS, a.in(1), a.in(1).like(1));
        return a.in(0).eq(a.in(0).like(0)).select(isRoot.select(right.zerosLike(), right), right);
    }

    /** The gathered product over the element; that of a negative id is masked, whatever it is. */
    private static Value segmentQuotient(Application a) {
        Value ids = a.in(1);
        Value quotient =
                a.ct().times(a.out()).gather(ids.maximum(ids.like(0)), 0).over(a.in(0));
        int[] extents = a.in(0).shape().extents();
        Arrays.fill(extents, ids.shape().rank(), extents.length, 1);
        Value negative = ids.graph().apply(Comparison.LESS, ids, ids.like(0)).reshape(Shape.of(extents));
        return negative.select(quotient.like(0), quotient);
    }

    /** The divisor of the rule is one less than that of the value, as of a variance. */
    private static Value oneLessThanTheCount(Reduce op, Application a) {
        double count =
                (double) a.in(0).shape().size() / Math.max(1, a.out().shape().size());
        return count > 1 ? op.vjp(0, a).times(count / (count - 1)) : op.vjp(0, a);
    }
}
