package org.adjudge.conformance.notation;

import org.adjudge.ir.ArgReduce;
import org.adjudge.ir.Cumulate;
import org.adjudge.ir.Cumulation;
import org.adjudge.ir.L2Loss;
import org.adjudge.ir.Value;

/** The rows of functions that run along an axis. */
final class ScanRows {
    private ScanRows() {}

    static void addTo(Vocabulary v) {
        v.row("cumsum(x, axis=0, exclusive=False, reverse=False)", c -> cumulate(c, Cumulation.SUM));
        v.row("cumprod(x, axis=0, exclusive=False, reverse=False)", c -> cumulate(c, Cumulation.PROD));
        v.row(
                "cumulative_logsumexp(x, axis=0, exclusive=False, reverse=False)",
                c -> cumulate(c, Cumulation.LOGSUMEXP));
        v.row("argmax(input, axis=0, output_type=tf.int64)", c -> argReduce(c, ArgReduce.Kind.MAX));
        v.row("argmin(input, axis=0, output_type=tf.int64)", c -> argReduce(c, ArgReduce.Kind.MIN));
        v.row("l2_loss(t)", c -> c.applyTo(new L2Loss(), "t"));
    }

    private static Value cumulate(Call c, Cumulation kind) {
        return c.applyTo(new Cumulate(kind, c.integer("axis"), c.flag("exclusive"), c.flag("reverse")), "x");
    }

    private static Value argReduce(Call c, ArgReduce.Kind kind) {
        return c.applyTo(new ArgReduce(kind, c.integer("axis"), c.dtype("output_type")), "input");
    }
}
