package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads calls of tf's functions and mentions of its members. */
final class Calls {
    private static final Set<String> MODULES =
            Set.of("tf", "math", "debugging", "linalg", "nn", "raw_ops", "image", "keras", "losses", "compat", "v1");

    private final GraphBuilder graph;
    private final Scope scope;
    private final List<Use> uses = new ArrayList<>();

    Calls(GraphBuilder graph, Scope scope) {
        this.graph = graph;
        this.scope = scope;
    }

    /** The calls so far, in order. */
    List<Use> uses() {
        return uses;
    }

    /** Complains of a path that leads to no function of tf. */
    void checkModules(List<TerminalNode> path) {
        for (TerminalNode module : path.subList(0, path.size() - 1)) {
            int offset = module.getSymbol().getStartIndex();
            if (scope.has(module.getText())) {
                throw new NotationException(
                        offset, "'" + module.getText() + "' has no members here", "use a function: tf.transpose(x)");
            }
            if (!MODULES.contains(module.getText())) {
                throw new NotationException(
                        offset, "unknown module '" + module.getText() + "'", "functions are tf's, such as tf.matmul");
            }
        }
    }

    /** The value of a call. */
    Datum call(Token function, List<Signature.Argument> arguments) {
        int first = graph.size();
        Datum result = Vocabulary.call(function.getStartIndex(), function.getText(), arguments, graph);
        List<Value> operands = new ArrayList<>();
        arguments.forEach(a -> addTensors(a.operand().datum(), operands));
        uses.add(new Use(Vocabulary.signature(function.getText()).name(), first, graph.size(), operands));
        return result;
    }

    private static void addTensors(Datum datum, List<Value> tensors) {
        if (datum instanceof Datum.Node node) {
            tensors.add(node.value());
        } else if (datum instanceof Datum.Items items) {
            items.items().forEach(item -> addTensors(item, tensors));
        }
    }

    /** What is a member of tf and not a function: a dtype, or newaxis. */
    static Datum member(Token name) {
        if (name.getText().equals("newaxis")) {
            return new Datum.None();
        }
        for (DType dtype : DType.values()) {
            if (dtype.longName().equals(name.getText())) {
                return new Datum.Type(dtype);
            }
        }
        throw new NotationException(
                name.getStartIndex(),
                "unknown name 'tf." + name.getText() + "'",
                Vocabulary.signatures().containsKey(name.getText())
                        ? "it is a function: call it"
                        : Names.advice(
                                name.getText(),
                                "dtypes",
                                Arrays.stream(DType.values())
                                        .map(DType::longName)
                                        .toList()));
    }
}
