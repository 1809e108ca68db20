package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.notation.GraphBuilder.Operand;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Op;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** A call of a function of the vocabulary: its arguments by name, read as what the op needs. */
final class Call {
    private final int offset;
    private final String function;
    private final Map<String, Operand> arguments;
    private final GraphBuilder graph;

    Call(int offset, String function, Map<String, Operand> arguments, GraphBuilder graph) {
        this.offset = offset;
        this.function = function;
        this.arguments = arguments;
        this.graph = graph;
    }

    /** Applies an op that has one output. */
    Value apply(Op op, Value... inputs) {
        return graph.apply(offset, op, inputs);
    }

    /** Applies an op that has any number of outputs. */
    List<Value> applyAll(Op op, Value... inputs) {
        return graph.applyAll(offset, op, inputs);
    }

    /** Applies an op to arguments that are tensors of one dtype. */
    Value applyTo(Op op, String... names) {
        return apply(op, tensors(names));
    }

    /** A tensor; a literal gets TensorFlow's default dtype. */
    Value tensor(String name) {
        return tensors(name)[0];
    }

    /** A tensor; a literal gets the given dtype. */
    Value tensor(String name, DType dtype) {
        return graph.tensor(argument(name), dtype);
    }

    /** Tensors of one dtype, so that literals take that of the others. */
    Value[] tensors(String... names) {
        return graph.together(Arrays.stream(names).map(this::argument).toList()).toArray(Value[]::new);
    }

    /** A list of tensors of one dtype. */
    Value[] list(String name) {
        Operand operand = argument(name);
        if (!(operand.datum() instanceof Datum.Items items)) {
            throw wrong(name, "a list of tensors, [x, y]");
        }
        return graph.together(items.items().stream()
                        .map(item -> new Operand(operand.offset(), item))
                        .toList())
                .toArray(Value[]::new);
    }

    /** The tensor that a literal is, without a place in the graph. */
    Tensor constant(String name, DType dtype) {
        return Literals.tensor(argument(name).offset(), datum(name), dtype);
    }

    /** The tensors that a list of literals is, without a place in the graph. */
    List<Tensor> constants(String name, DType dtype) {
        if (!(datum(name) instanceof Datum.Items items)) {
            throw wrong(name, "a list of tensors, [[0, 2], [1]]");
        }
        return items.items().stream()
                .map(item -> Literals.tensor(argument(name).offset(), item, dtype))
                .toList();
    }

    /** Whether an argument is not None. */
    boolean has(String name) {
        return !(datum(name) instanceof Datum.None);
    }

    /** The Python object. */
    Datum datum(String name) {
        return argument(name).datum();
    }

    /** True or False. */
    boolean flag(String name) {
        if (datum(name) instanceof Datum.Truth truth) {
            return truth.value();
        }
        throw wrong(name, "True or False");
    }

    /** A whole number. */
    int integer(String name) {
        return integer(name, datum(name), "a whole number");
    }

    /** A number that is an attribute, not a tensor. */
    double real(String name) {
        return real(name, datum(name), "a number");
    }

    /** A list of numbers that are attributes; one number is a list of one. */
    List<Double> reals(String name) {
        List<Datum> all = datum(name) instanceof Datum.Items items ? items.items() : List.of(datum(name));
        return all.stream()
                .map(item -> real(name, item, "a list of numbers, [1.5, 2]"))
                .toList();
    }

    private double real(String name, Datum datum, String expected) {
        if (datum instanceof Datum.Real number) {
            return number.value();
        }
        if (datum instanceof Datum.Whole number) {
            return number.value();
        }
        throw wrong(name, expected);
    }

    /** A list of whole numbers; one number is a list of one. */
    List<Integer> integers(String name) {
        return integers(name, datum(name), "a list of whole numbers, [1, 0]");
    }

    /** A list of lists of whole numbers. */
    List<List<Integer>> integerLists(String name) {
        String expected = "a list of pairs of whole numbers, [[1, 0], [0, 2]]";
        if (!(datum(name) instanceof Datum.Items rows)) {
            throw wrong(name, expected);
        }
        List<List<Integer>> result = new ArrayList<>();
        for (Datum row : rows.items()) {
            result.add(integers(name, row, expected));
        }
        return result;
    }

    /** Axes: a whole number, a list of them, or None for all. */
    Axes axes(String name) {
        return has(name) ? Axes.of(integers(name, datum(name), "a whole number, a list of them, or None")) : Axes.all();
    }

    /** A dtype, or its name as a string. */
    DType dtype(String name) {
        if (datum(name) instanceof Datum.Type type) {
            return type.value();
        }
        if (datum(name) instanceof Datum.Text text) {
            for (DType dtype : DType.values()) {
                if (text.value().equals(dtype.longName())) {
                    return dtype;
                }
            }
        }
        throw wrong(name, "a dtype, tf.float32 say");
    }

    /** A string. */
    String text(String name) {
        if (datum(name) instanceof Datum.Text text) {
            return text.value();
        }
        throw wrong(name, "a string");
    }

    /** Subscripts, as a string. */
    List<Subscript> subscripts(String name) {
        if (datum(name) instanceof Datum.Text text) {
            return Subscripts.of(text.value());
        }
        throw wrong(name, "subscripts as a string, \"1:, 0\" say");
    }

    /** An error at an argument: what it must be. */
    NotationException wrong(String name, String expected) {
        return new NotationException(
                argument(name).offset(),
                "argument '" + name + "' of " + function + " is " + datum(name),
                "it must be " + expected);
    }

    private List<Integer> integers(String name, Datum datum, String expected) {
        if (!(datum instanceof Datum.Items items)) {
            return List.of(integer(name, datum, expected));
        }
        List<Integer> result = new ArrayList<>();
        for (Datum item : items.items()) {
            result.add(integer(name, item, expected));
        }
        return result;
    }

    private int integer(String name, Datum datum, String expected) {
        if (datum instanceof Datum.Whole number && number.value() == (int) number.value()) {
            return (int) number.value();
        }
        throw wrong(name, expected);
    }

    private Operand argument(String name) {
        Operand operand = arguments.get(name);
        if (operand == null) {
            throw new AssertionError("the row of " + function + " asks for '" + name + "', which it does not declare");
        }
        return operand;
    }
}
