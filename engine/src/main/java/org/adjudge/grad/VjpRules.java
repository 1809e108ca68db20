package org.adjudge.grad;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.ir.Application;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;

/**
 * The VJP rules in force: each op's own, but where another was put in its place by the op's name, with modules or without:
 * {@code nn.relu} or {@code relu}.
 */
public record VjpRules(Map<String, Rule> overrides) {
    /** The rules as the ops have them. */
    public static final VjpRules OWN = new VjpRules(Map.of());

    /** A rule that replaces an op's own. */
    @FunctionalInterface
    public interface Rule {
        /** The cotangent of input {@code k}, as {@link Op#vjp} gives it. */
        Value vjp(Op op, int k, Application application);
    }

    /** Copies the map. */
    public VjpRules {
        overrides = Map.copyOf(overrides);
    }

    Value vjp(Node node, int k, List<Value> outputs, List<Value> cotangents) {
        Application application = new Application(node.inputs(), outputs, cotangents);
        return replacement(node)
                .map(rule -> rule.vjp(node.op(), k, application))
                .orElseGet(() -> node.op().vjp(k, application));
    }

    /** Whether a node's op has another rule than its own. */
    boolean replaces(Node node) {
        return replacement(node).isPresent();
    }

    private Optional<Rule> replacement(Node node) {
        String name = node.op().opName();
        return Optional.ofNullable(
                overrides.getOrDefault(name, overrides.get(name.substring(name.lastIndexOf('.') + 1))));
    }
}
