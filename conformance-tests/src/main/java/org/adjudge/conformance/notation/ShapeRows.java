package org.adjudge.conformance.notation;

import java.util.List;
import org.adjudge.ir.MirrorPad;
import org.adjudge.ir.MirrorPadGrad;
import org.adjudge.ir.Pad;
import org.adjudge.ir.PadV2;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Roll;
import org.adjudge.ir.Split;
import org.adjudge.ir.SplitV;
import org.adjudge.ir.Tile;
import org.adjudge.ir.Unstack;
import org.adjudge.ir.Value;

/** The rows of functions that repeat, turn, cut and pad tensors. */
final class ShapeRows {
    private ShapeRows() {}

    static void addTo(Vocabulary v) {
        v.row("tile(input, multiples)", c -> c.applyTo(new Tile(c.integers("multiples")), "input"));
        v.row("reverse(tensor, axis)", c -> c.applyTo(new Reverse(c.integers("axis")), "tensor"));
        v.row("roll(input, shift, axis)", c -> c.applyTo(new Roll(c.integers("shift"), c.integers("axis")), "input"));
        v.listRow("split(value, num_or_size_splits, axis=0)", ShapeRows::split);
        v.listRow(
                "unstack(value, num=None, axis=0)", c -> c.applyAll(new Unstack(c.integer("axis")), c.tensor("value")));
        v.row("pad(tensor, paddings, mode=\"CONSTANT\", constant_values=0)", ShapeRows::pad);
        v.row(
                "PadV2(input, constant_values, paddings)",
                c -> c.applyTo(new PadV2(c.integerLists("paddings")), "input", "constant_values"));
        v.row(
                "MirrorPadGrad(input, paddings, mode)",
                c -> c.applyTo(new MirrorPadGrad(c.integerLists("paddings"), c.text("mode")), "input"));
    }

    private static List<Value> split(Call c) {
        Value x = c.tensor("value");
        int axis = c.integer("axis");
        return c.datum("num_or_size_splits") instanceof Datum.Items
                ? c.applyAll(new SplitV(c.integers("num_or_size_splits"), axis), x)
                : c.applyAll(new Split(c.integer("num_or_size_splits"), axis), x);
    }

    /** Three ops, as in Python: Pad with zeros, PadV2 with another number, MirrorPad. */
    private static Value pad(Call c) {
        List<List<Integer>> paddings = c.integerLists("paddings");
        if (!c.text("mode").equals("CONSTANT")) {
            return c.applyTo(new MirrorPad(paddings, c.text("mode")), "tensor");
        }
        Value x = c.tensor("tensor");
        Datum number = c.datum("constant_values");
        boolean zero = (number instanceof Datum.Whole w && w.value() == 0)
                || (number instanceof Datum.Real r && r.value() == 0);
        return zero
                ? c.apply(new Pad(paddings), x)
                : c.apply(new PadV2(paddings), x, c.tensor("constant_values", x.dtype()));
    }
}
