package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Wrong.apply;
import static org.adjudge.conformance.gallery.Wrong.fitting;
import static org.adjudge.conformance.gallery.Wrong.withCotangent;

import java.util.List;
import org.adjudge.ir.Application;
import org.adjudge.ir.Gather;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Value;

/** Rules that are right, but not when they are differentiated again: the rows H. */
final class HigherOrderMutants {
    private static final String LOSS = "softmax_cross_entropy_with_logits";

    private HigherOrderMutants() {}

    static List<Mutant> all() {
        return List.of(
                Wrong.slot("H02", LOSS, 1, (op, k, a) -> op.vjp(k, a).stopGradient(), "second order zero")
                        .ofSecondOrder(),
                Wrong.second("H04", "sigmoid", 0, (op, k, a) -> a.ct().times(a.out()), "second order wrong"),
                Wrong.second("H05", "reduce_prod", 0, HigherOrderMutants::zerosDetached, "operand detached"),
                Wrong.second("H07", "pow", 0, HigherOrderMutants::quotient, "NaN in the second order"),
                Wrong.second("H08", "gather", 0, fitting(HigherOrderMutants::otherIndices), "second order wrong"),
                Wrong.second(
                        "H09", "reduce_mean", 0, (op, k, a) -> op.vjp(k, a).times(count(a)), "second order scaled"),
                Wrong.second(
                        "H12",
                        "matmul",
                        0,
                        fitting((op, k, a) -> a.in(1).matrixTranspose().matmul(a.ct())),
                        "second order wrong"),
                Wrong.slot(
                                "H13",
                                "multiply",
                                0,
                                (op, k, a) ->
                                        op.vjp(k, withCotangent(a, a.ct().stopGradient())),
                                "cotangent detached")
                        .ofSecondOrder());
    }

    /** The product of the others is taken as a constant where an element is zero. */
    private static Value zerosDetached(Op op, int k, Application a) {
        Value unit = op.vjp(k, withCotangent(a, a.ct().zerosLike().plus(1)));
        Reduce reduce = (Reduce) op;
        Value ct = new Reduce(Reduction.SUM, reduce.axis(), reduce.keepdims()).vjp(k, a);
        return ct.times(a.in(0).eq(0).select(unit.stopGradient(), unit));
    }

    /** {@code y z / x}, but at 0 the right formula: there its value is right and its derivative is not. */
    private static Value quotient(Op op, int k, Application a) {
        Value quotient = a.ct().times(a.in(1)).times(a.out()).over(a.in(0));
        return a.in(0).eq(0).select(op.vjp(k, a), quotient);
    }

    private static Value otherIndices(Op op, int k, Application a) {
        Value backwards = apply(new Reverse(List.of(0)), a.in(1));
        return ((Gather) op).vjp(k, new Application(List.of(a.in(0), backwards), a.outputs(), a.cotangents()));
    }

    private static double count(Application a) {
        return Math.max(1, a.in(0).shape().size() / Math.max(1, a.ct().shape().size()));
    }
}
