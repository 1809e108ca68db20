package org.adjudge.grad;

import java.util.List;
import java.util.Map;
import org.adjudge.ir.Application;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;

/** The VJP rules in force: each op's own, but where another was put in its place by the op's name. */
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
        Rule rule = overrides.get(node.op().opName());
        return rule == null ? node.op().vjp(k, application) : rule.vjp(node.op(), k, application);
    }
}
