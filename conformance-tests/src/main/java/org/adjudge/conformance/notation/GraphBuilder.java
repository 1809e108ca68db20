package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Op;
import org.adjudge.ir.Stack;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** Appends to a graph: makes tensors of literals, and puts the column to what the engine complains of. */
final class GraphBuilder {
    private final Graph graph;

    GraphBuilder(Graph graph) {
        this.graph = graph;
    }

    /** How many nodes there are. */
    int size() {
        return graph.nodes().size();
    }

    /** A Python object and where it stands. */
    record Operand(int offset, Datum datum) {}

    /** Applies an op that has one output. */
    Value apply(int offset, Op op, Value... inputs) {
        return applyAll(offset, op, inputs).get(0);
    }

    /** Applies an op. */
    List<Value> applyAll(int offset, Op op, Value... inputs) {
        try {
            return graph.applyAll(op, List.of(inputs));
        } catch (IllegalArgumentException e) {
            throw NotationException.of(offset, e);
        }
    }

    /** Tensors of one dtype: literals take that of the first tensor among the operands, or else TensorFlow's default. */
    List<Value> together(List<Operand> operands) {
        DType dtype = operands.stream()
                .flatMap(operand -> tensorDType(operand.datum()).stream())
                .findFirst()
                .orElseGet(() -> Literals.defaultDType(
                        operands.stream().map(Operand::datum).toList()));
        return operands.stream().map(operand -> tensor(operand, dtype)).toList();
    }

    /** The tensor itself, or a literal as a constant of a dtype; a list with tensors in it is stacked. */
    Value tensor(Operand operand, DType dtype) {
        Datum datum = operand.datum();
        if (datum instanceof Datum.Node node) {
            return node.value();
        }
        if (tensorDType(datum).isPresent()) {
            List<Value> items = new ArrayList<>();
            for (Datum item : ((Datum.Items) datum).items()) {
                items.add(tensor(new Operand(operand.offset(), item), dtype));
            }
            return apply(operand.offset(), new Stack(0), items.toArray(Value[]::new));
        }
        return graph.constant(Literals.tensor(operand.offset(), datum, dtype));
    }

    private static Optional<DType> tensorDType(Datum datum) {
        if (datum instanceof Datum.Node node) {
            return Optional.of(node.value().dtype());
        }
        return datum instanceof Datum.Items list
                ? list.items().stream()
                        .flatMap(item -> tensorDType(item).stream())
                        .findFirst()
                : Optional.empty();
    }
}
