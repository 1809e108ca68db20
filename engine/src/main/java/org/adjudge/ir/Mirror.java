package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;

/** What {@link MirrorPad} and its adjoint share: the mirror stands on the last element, or behind it. */
record Mirror(Op op, List<List<Integer>> paddings, String mode) {
    private int edge() {
        if (!mode.equals("REFLECT") && !mode.equals("SYMMETRIC")) {
            throw Check.bad(op, "mode '" + mode + "' is neither 'REFLECT' nor 'SYMMETRIC'");
        }
        return mode.equals("REFLECT") ? 1 : 0;
    }

    /** Checks the paddings for a tensor of this shape before it is padded. */
    Shape padded(Shape x) {
        int edge = edge();
        Shape result = new Pad(paddings)
                .infer(List.of(new TensorType(DType.F32, x)))
                .get(0)
                .shape();
        for (int a = 0; a < x.rank(); a++) {
            int most = Math.max(paddings.get(a).get(0), paddings.get(a).get(1));
            if (most > x.extent(a) - edge && most > 0) {
                throw Check.bad(
                        op,
                        "paddings " + paddings + " are more than mode '" + mode + "' finds in axis " + a + " of " + x
                                + ", which is " + Math.max(0, x.extent(a) - edge));
            }
        }
        return result;
    }

    /** From the padded tensor into the one before. */
    IndexMap map(Shape x) {
        int edge = edge();
        return IndexMap.located(padded(x), x, (at, from) -> {
            for (int a = 0; a < at.length; a++) {
                int n = x.extent(a);
                int i = at[a] - paddings.get(a).get(0);
                from[a] = i < 0 ? edge - 1 - i : i >= n ? 2 * n - 1 - edge - i : i;
            }
            return true;
        });
    }
}
