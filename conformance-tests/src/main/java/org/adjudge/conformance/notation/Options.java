package org.adjudge.conformance.notation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.adjudge.conformance.notation.grammar.NotationParser.ExpressionContext;
import org.adjudge.conformance.notation.grammar.NotationParser.SettingContext;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads the options of a line: {@code seed=ones, order=2, wrt=x,y, ulps=4 because "..."}. */
final class Options {
    private static final Set<String> KEYS =
            new TreeSet<>(List.of("seed", "order", "wrt", "directions", "ulps", "values"));

    private final Map<String, SettingContext> given = new HashMap<>();

    Options(List<SettingContext> settings) {
        for (SettingContext setting : settings) {
            String key = setting.NAME().getText();
            int offset = Syntax.offset(setting);
            if (!KEYS.contains(key)) {
                throw new NotationException(offset, "unknown option '" + key + "'", Names.advice(key, "options", KEYS));
            }
            if (given.put(key, setting) != null) {
                throw new NotationException(offset, "option '" + key + "' is given twice", "remove one");
            }
            if (setting.expression().size() > 1 && !key.equals("wrt")) {
                throw new NotationException(
                        Syntax.offset(setting.expression(1)), "option '" + key + "' takes one value", "");
            }
            if (setting.BECAUSE() != null && !key.equals("ulps")) {
                throw new NotationException(
                        setting.BECAUSE().getSymbol().getStartIndex(), "option '" + key + "' takes no reason", "");
            }
        }
    }

    /** The values whose gradients are asked for. */
    List<Value> wrt(Value output, Scope scope) {
        SettingContext wrt = given.get("wrt");
        boolean floating = output.dtype().isFloating();
        if (wrt == null) {
            return output.graph().inputs().stream()
                    .filter(v -> floating && v.dtype().isFloating())
                    .toList();
        }
        if (!floating) {
            throw new NotationException(
                    Syntax.offset(wrt), "the output is " + output.type() + ": it has no gradient", "remove wrt");
        }
        return wrt.expression().stream().map(e -> value(e, scope)).toList();
    }

    private static Value value(ExpressionContext e, Scope scope) {
        String name = e.getText();
        Value value = scope.named(name)
                .orElseThrow(() -> new NotationException(
                        Syntax.offset(e),
                        "unknown name '" + name + "'",
                        Names.advice(name, "names", scope.tensorNames())));
        if (!value.dtype().isFloating()) {
            throw new NotationException(
                    Syntax.offset(e),
                    "no gradient of '" + name + "', which is " + value.type(),
                    "only f32 and f64 have one");
        }
        return value;
    }

    /** The cotangent of the output. */
    Tensor seed(Value output, Draws draws) {
        if (!output.dtype().isFloating()) {
            return Tensor.full(output.dtype(), output.shape(), 0);
        }
        SettingContext seed = given.get("seed");
        if (seed == null || seed.expression(0).getText().equals("random")) {
            return Tensor.of(
                    output.dtype(),
                    output.shape(),
                    draws.cotangent(output.shape().size()));
        }
        ExpressionContext e = seed.expression(0);
        return e.getText().equals("ones")
                ? Tensor.full(output.dtype(), output.shape(), 1)
                : Literals.tensor(Syntax.offset(e), Elaborator.constant(e), output.dtype(), output.shape(), "the seed");
    }

    /** For order 2, a direction for each wrt; else none. */
    List<Tensor> directions(List<Value> wrt, Draws draws) {
        SettingContext given = this.given.get("directions");
        if (order(wrt) == 1) {
            if (given != null) {
                throw new NotationException(Syntax.offset(given), "directions without order=2", "add order=2");
            }
            return List.of();
        }
        if (given == null) {
            return wrt.stream()
                    .map(v -> Tensor.of(
                            v.dtype(), v.shape(), draws.cotangent(v.shape().size())))
                    .toList();
        }
        return directions(given.expression(0), wrt);
    }

    private static List<Tensor> directions(ExpressionContext given, List<Value> wrt) {
        int offset = Syntax.offset(given);
        if (!(Elaborator.constant(given) instanceof Datum.Items list)
                || list.items().size() != wrt.size()) {
            throw new NotationException(
                    offset, "directions for " + wrt.size() + " values", "a list with a literal for each of them");
        }
        return IntStream.range(0, wrt.size())
                .mapToObj(i -> Literals.tensor(
                        offset,
                        list.items().get(i),
                        wrt.get(i).dtype(),
                        wrt.get(i).shape(),
                        "direction " + i))
                .toList();
    }

    private int order(List<Value> wrt) {
        SettingContext order = given.get("order");
        if (order == null) {
            return 1;
        }
        ExpressionContext e = order.expression(0);
        if (Elaborator.constant(e) instanceof Datum.Whole whole && (whole.value() == 1 || whole.value() == 2)) {
            if (whole.value() == 2 && wrt.isEmpty()) {
                throw new NotationException(
                        Syntax.offset(e), "order=2, but there is nothing to differentiate", "use order=1");
            }
            return (int) whole.value();
        }
        throw new NotationException(Syntax.offset(e), "order is " + e.getText(), "it can be 1 or 2");
    }

    /** Which of the line's many draws of numbers; 0 unless it says otherwise. */
    long values() {
        SettingContext values = given.get("values");
        if (values == null) {
            return 0;
        }
        ExpressionContext e = values.expression(0);
        if (Elaborator.constant(e) instanceof Datum.Whole whole && whole.value() >= 0) {
            return whole.value();
        }
        throw new NotationException(
                Syntax.offset(e),
                "values is " + e.getText(),
                "it must be a whole number, 0 or more: each draws others");
    }

    /** The allowance that the line asks for. */
    Optional<Ulps> ulps() {
        SettingContext ulps = given.get("ulps");
        if (ulps == null) {
            return Optional.empty();
        }
        ExpressionContext e = ulps.expression(0);
        Datum count = Elaborator.constant(e);
        double value = count instanceof Datum.Whole whole
                ? whole.value()
                : count instanceof Datum.Real real ? real.value() : Double.NaN;
        if (!(value >= 0)) {
            throw new NotationException(Syntax.offset(e), "ulps is " + e.getText(), "it must be a number, 0 or more");
        }
        TerminalNode reason = ulps.STRING();
        if (reason == null || Syntax.unquoted(reason.getText()).isBlank()) {
            throw new NotationException(
                    Syntax.offset(ulps), "ulps without a reason", "write ulps=" + e.getText() + " because \"...\"");
        }
        return Optional.of(new Ulps(value, Syntax.unquoted(reason.getText())));
    }
}
