package org.adjudge.conformance.gallery;

import static org.adjudge.conformance.gallery.Mutant.engine;

import java.util.List;
import java.util.Map;
import org.adjudge.conformance.broken.Tapes;
import org.adjudge.conformance.judgement.Blame;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;

/** Wrong dtypes, shapes and counts: the rows T. */
final class TypeMutants {
    private TypeMutants() {}

    static List<Mutant> all() {
        return List.of(
                rule("T01", "reduce_mean", (op, k, a) -> op.vjp(k, a).cast(DType.F64), "dtype not kept"),
                engine("T02", Tapes.seedOfDefaultDType(), Blame.ACCUMULATION, List.of(), "seed in another dtype"),
                rule("T04", "matmul", (op, k, a) -> meanOfProducts(op.vjp(k, a), a.ct()), "zero over zero"),
                engine(
                        "T05",
                        Tapes.unbroadcasting((node, k, ct, shape) -> scalarAsVector(ct, shape)),
                        Blame.RULE,
                        List.of("multiply"),
                        "shape not restored"),
                rule("T06", "reduce_mean", (op, k, a) -> countedInAByte(op.vjp(k, a), a.out()), "constant factor"),
                engine("T07", Tapes.driftsInShape(), Blame.ACCUMULATION, List.of(), "shape not restored"));
    }

    private static Mutant rule(String id, String function, VjpRules.Rule rule, String name) {
        return engine(id, new AdjudgeEngine(new VjpRules(Map.of(function, rule))), Blame.RULE, List.of(function), name);
    }

    /** The sum as a mean times a count: 0 / 0 where there is nothing to sum. */
    private static Value meanOfProducts(Value right, Value ct) {
        return ct.shape().size() == 0 ? right.times(Double.NaN) : right;
    }

    private static Value scalarAsVector(Value ct, Shape shape) {
        boolean repeated = shape.rank() == 0 && ct.shape().rank() > 0;
        return repeated ? ct.unbroadcast(shape).reshape(Shape.of(1)) : ct.unbroadcast(shape);
    }

    /** A count of elements that overflows at 128, in place of 2^31. */
    private static Value countedInAByte(Value right, Value out) {
        double count = (double) right.shape().size() / Math.max(1, out.shape().size());
        return right.times(count / (byte) count);
    }
}
