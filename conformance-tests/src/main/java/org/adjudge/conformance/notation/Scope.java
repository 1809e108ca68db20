package org.adjudge.conformance.notation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.conformance.notation.grammar.NotationParser;
import org.adjudge.ir.Value;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What a program's names stand for. */
final class Scope {
    private final Map<String, Datum> names;

    Scope(Map<String, Datum> names) {
        this.names = new HashMap<>(names);
    }

    /** Whether something has this name. */
    boolean has(String name) {
        return names.containsKey(name);
    }

    /** One name takes the value; several, or one with a comma, take the items of a list. */
    void assign(NotationParser.TargetContext target, Datum value) {
        List<TerminalNode> given = target.NAME();
        boolean apart = !target.COMMA().isEmpty();
        if (apart && (!(value instanceof Datum.Items list) || list.items().size() != given.size())) {
            throw new NotationException(
                    Syntax.offset(target),
                    given.size() + (given.size() == 1 ? " name for " : " names for ") + value,
                    "a name for each item of a list: a, b = tf.split(x, 2)");
        }
        for (int i = 0; i < given.size(); i++) {
            String name = given.get(i).getText();
            Names.checkFree(given.get(i).getSymbol().getStartIndex(), name);
            names.put(name, apart ? ((Datum.Items) value).items().get(i) : value);
        }
    }

    /** The tensor of a name. */
    Optional<Value> named(String name) {
        return names.get(name) instanceof Datum.Node node ? Optional.of(node.value()) : Optional.empty();
    }

    /** The names of all tensors. */
    List<String> tensorNames() {
        return names.entrySet().stream()
                .filter(e -> e.getValue() instanceof Datum.Node)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** What a name stands for: Python's constants, or what it was assigned. */
    Datum value(Token name) {
        return switch (name.getText()) {
            case "True" -> new Datum.Truth(true);
            case "False" -> new Datum.Truth(false);
            case "None" -> new Datum.None();
            case "inf" -> new Datum.Real(Double.POSITIVE_INFINITY);
            case "nan" -> new Datum.Real(Double.NaN);
            default -> {
                Datum value = names.get(name.getText());
                if (value == null) {
                    throw new NotationException(
                            name.getStartIndex(),
                            "unknown name '" + name.getText() + "'",
                            Names.advice(
                                    name.getText(),
                                    "names",
                                    names.keySet().stream().sorted().toList()));
                }
                yield value;
            }
        };
    }
}
