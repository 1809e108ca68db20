package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.adjudge.conformance.notation.InputValues.Declaration;
import org.adjudge.conformance.notation.grammar.NotationParser;
import org.adjudge.ir.Graph;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads the inputs of a line: {@code x: f32[2,2] = [[1,2],[3,4]], y: f64[3] in (0, 1)}. */
final class Inputs {
    private static final long MOST = 1 << 24;

    private Inputs() {}

    /** Appends each input to the graph and returns what was declared. */
    static List<Declaration> declare(List<NotationParser.InputContext> inputs, Graph graph) {
        List<Declaration> result = new ArrayList<>();
        long total = 0;
        for (NotationParser.InputContext input : inputs) {
            Declaration d = declaration(input);
            total += d.shape().size();
            if (total > MOST) {
                throw new NotationException(
                        Syntax.offset(input.type()),
                        "the inputs have " + total + " elements",
                        "a case can have at most " + MOST);
            }
            try {
                graph.input(d.name(), d.dtype(), d.shape().extents());
            } catch (IllegalArgumentException e) {
                throw NotationException.of(d.offset(), e);
            }
            result.add(d);
        }
        return result;
    }

    private static Declaration declaration(NotationParser.InputContext input) {
        String name = input.NAME().getText();
        int offset = Syntax.offset(input);
        Names.checkFree(offset, name);
        DType dtype = dtype(input.type().NAME().getSymbol());
        Shape shape = shape(input.type());
        Optional<NotationParser.ExpressionContext> literal = Optional.ofNullable(input.expression());
        int domainAt = input.interval() != null
                ? Syntax.offset(input.interval())
                : input.domain() != null ? Syntax.offset(input.domain()) : offset;
        return new Declaration(
                offset,
                name,
                dtype,
                shape,
                literal.map(
                        e -> Literals.tensor(Syntax.offset(e), Elaborator.constant(e), dtype, shape, "'" + name + "'")),
                domainAt,
                domain(input));
    }

    private static DType dtype(Token name) {
        for (DType dtype : DType.values()) {
            if (dtype.shortName().equals(name.getText()) || dtype.longName().equals(name.getText())) {
                return dtype;
            }
        }
        List<String> known = Arrays.stream(DType.values())
                .flatMap(d -> Stream.of(d.shortName(), d.longName()))
                .distinct()
                .toList();
        throw new NotationException(
                name.getStartIndex(),
                "unknown dtype '" + name.getText() + "'",
                Names.advice(name.getText(), "dtypes", known));
    }

    private static Shape shape(NotationParser.TypeContext type) {
        List<Integer> extents = new ArrayList<>();
        for (TerminalNode number : type.NUMBER()) {
            try {
                extents.add(Integer.parseInt(number.getText()));
            } catch (NumberFormatException e) {
                throw new NotationException(
                        number.getSymbol().getStartIndex(),
                        "extent " + number.getText() + " is not a whole number below " + Integer.MAX_VALUE,
                        "f32[3,4], say");
            }
        }
        try {
            return Shape.of(extents);
        } catch (IllegalArgumentException e) {
            throw NotationException.of(Syntax.offset(type), e);
        }
    }

    private static Domain domain(NotationParser.InputContext input) {
        if (input.interval() != null) {
            return interval(input.interval());
        }
        if (input.domain() == null) {
            return Domain.Named.ANY;
        }
        String name = input.domain().getText();
        return Arrays.stream(Domain.Named.values())
                .filter(d -> d != Domain.Named.ANY && d.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotationException(
                        Syntax.offset(input.domain()),
                        "unknown domain '" + name + "'",
                        Names.advice(name, "domains", Domain.Named.texts())));
    }

    private static Domain interval(NotationParser.IntervalContext interval) {
        double low = bound(interval.expression(0));
        double high = bound(interval.expression(1));
        if (!(low < high)) {
            throw new NotationException(
                    Syntax.offset(interval), "the bounds " + low + " and " + high, "the lower one comes first");
        }
        return new Domain.Interval(low, interval.OPEN_LIST() != null, high, interval.CLOSE_LIST() != null);
    }

    private static double bound(NotationParser.ExpressionContext e) {
        Datum bound = Elaborator.constant(e);
        double value = bound instanceof Datum.Whole whole
                ? whole.value()
                : bound instanceof Datum.Real real ? real.value() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new NotationException(Syntax.offset(e), "the bound is " + bound, "a finite number would do");
        }
        return value;
    }
}
