package org.adjudge.conformance.notation;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.adjudge.conformance.notation.grammar.NotationParser;
import org.adjudge.conformance.notation.grammar.NotationParser.ExpressionContext;
import org.adjudge.ir.Subscript;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the brackets of {@code x[1:, ::-1, tf.newaxis, ..., 0]}. */
final class Subscripts {
    private final Function<ExpressionContext, Datum> expression;

    /** With the reader of the expressions in it. */
    Subscripts(Function<ExpressionContext, Datum> expression) {
        this.expression = expression;
    }

    /** Subscripts alone, in which no tensor occurs. */
    static List<Subscript> of(String text) {
        NotationParser.SubscriptsContext parts =
                Syntax.parse(text, NotationParser::selectionText).subscripts();
        return parts == null ? List.of() : new Subscripts(Elaborator::constant).read(parts);
    }

    /** Those between brackets. */
    List<Subscript> read(NotationParser.SubscriptsContext parts) {
        return parts.subscript().stream().map(this::subscript).toList();
    }

    private Subscript subscript(NotationParser.SubscriptContext s) {
        if (s.ELLIPSIS() != null) {
            return new Subscript.Ellipsis();
        }
        if (s.range() == null) {
            Datum index = expression.apply(s.expression());
            return index instanceof Datum.None
                    ? new Subscript.NewAxis()
                    : new Subscript.At(position(Syntax.offset(s), index));
        }
        NotationParser.StepContext step = s.range().step();
        OptionalInt stride = bound(step == null ? null : step.expression());
        if (stride.isPresent() && stride.getAsInt() == 0) {
            throw new NotationException(Syntax.offset(s), "the stride is 0", "use 1 or -1, say");
        }
        return new Subscript.Range(bound(s.expression()), bound(s.range().end), stride.orElse(1));
    }

    private OptionalInt bound(@Nullable ExpressionContext given) {
        if (given == null) {
            return OptionalInt.empty();
        }
        Datum value = expression.apply(given);
        return value instanceof Datum.None
                ? OptionalInt.empty()
                : OptionalInt.of(position(Syntax.offset(given), value));
    }

    private static int position(int offset, Datum index) {
        if (index instanceof Datum.Whole number && number.value() == (int) number.value()) {
            return (int) number.value();
        }
        throw new NotationException(
                offset,
                "a subscript is " + index,
                index instanceof Datum.Node ? "tf.gather selects by a tensor" : "it must be a whole number or a range");
    }
}
