package org.adjudge.conformance.notation;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/**
 * Graphs and cases as text that {@link Case#parse} reads back to the same nodes: one assignment a node, named by its id,
 * attributes as keyword arguments. Inputs must be the graph's first nodes for the ids to stay.
 */
public final class Printer {
    private final String prefix;

    private Printer(Graph graph) {
        List<String> inputs = graph.inputs().stream().map(Value::inputName).toList();
        String names = "v";
        while (clashes(names, inputs)) {
            names += "_";
        }
        prefix = names;
    }

    private static boolean clashes(String prefix, List<String> inputs) {
        return inputs.stream()
                .anyMatch(name -> name.startsWith(prefix)
                        && name.substring(prefix.length()).matches("[0-9]*(_[0-9]+)?"));
    }

    /** The program of a graph: every node, and at the end the output. */
    public static String program(Graph graph, Value output) {
        Printer printer = new Printer(graph);
        List<String> statements = new ArrayList<>();
        Node last = graph.nodes().get(graph.nodes().size() - 1);
        for (Node node : graph.nodes()) {
            if (!(node.op() instanceof Input)) {
                statements.add((node.id() == last.id() && node.id() == output.id() && !isList(node)
                                ? ""
                                : printer.target(graph, node))
                        + printer.expression(node));
            }
        }
        if (last.op() instanceof Input || isList(last) || output.id() != last.id()) {
            statements.add(printer.name(output));
        }
        return String.join("; ", statements);
    }

    /** What a node computes, such as {@code tf.matmul(x, v3, transpose_b=True)}; of an input its name. */
    public static String node(Node node) {
        Graph graph =
                node.inputs().isEmpty() ? new Graph() : node.inputs().get(0).graph();
        return new Printer(graph).expression(node);
    }

    /** What a value is called in the program: an input's own name, or {@code v3}. */
    public static String named(Value value) {
        return new Printer(value.graph()).name(value);
    }

    /** The whole line of a case, with all its numbers as literals. */
    public static String line(Case c) {
        Printer printer = new Printer(c.graph());
        String inputs = c.graph().inputs().stream()
                .map(v -> v.inputName() + ": " + v.type() + " = " + bound(c, v))
                .collect(Collectors.joining(", "));
        List<String> options = new ArrayList<>();
        if (c.output().dtype().isFloating()) {
            options.add("seed=" + c.seed());
            if (!c.directions().isEmpty()) {
                options.add("order=2");
                options.add("directions=" + c.directions());
            }
        }
        if (!c.wrt().isEmpty()) {
            options.add("wrt=" + c.wrt().stream().map(printer::name).collect(Collectors.joining(",")));
        }
        c.ulps().ifPresent(u -> options.add("ulps=" + number(u.count()) + " because " + quoted(u.reason())));
        return program(c.graph(), c.output()) + " | " + inputs
                + (options.isEmpty() ? "" : " | " + String.join(", ", options));
    }

    private static Tensor bound(Case c, Value input) {
        Tensor value = c.inputs().get(input);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no value bound to input '" + input.inputName() + "'; a case binds all inputs");
        }
        return value;
    }

    private String name(Value value) {
        Node node = value.node();
        return node.op() instanceof Input input
                ? input.label()
                : prefix + value.id() + (isList(node) ? "_" + value.output() : "");
    }

    /** Whether a node's value is a list in the notation, even of one tensor. */
    private static boolean isList(Node node) {
        return !(node.op() instanceof Input)
                && !(node.op() instanceof StridedSlice)
                && Vocabulary.isList(function(node.op()));
    }

    /** The left side of a node's assignment; a list is taken apart at once. */
    private String target(Graph graph, Node node) {
        if (!isList(node) || node.outputs().isEmpty()) {
            return prefix + node.id() + " = ";
        }
        List<String> names = graph.outputs(node).stream().map(this::name).toList();
        return String.join(", ", names) + (names.size() == 1 ? ", = " : " = ");
    }

    /** The name of the op's function, without modules. */
    static String function(Op op) {
        return op.opName().substring(op.opName().lastIndexOf('.') + 1);
    }

    private String expression(Node node) {
        Op op = node.op();
        if (op instanceof Input input) {
            return input.label();
        }
        if (op instanceof Constant constant) {
            return constant(constant.value());
        }
        List<String> inputs = node.inputs().stream().map(this::name).toList();
        if (op instanceof StridedSlice slice && !slice.subscripts().isEmpty()) {
            return inputs.get(0) + "[" + subscripts(slice.subscripts()) + "]";
        }
        Signature signature = Vocabulary.signature(function(op));
        if (signature.isVariadic()) { // whose attributes come first, and by position, as in einsum(equation, *inputs)
            List<String> all = new ArrayList<>(attributes(op, signature).stream()
                    .map(a -> a.substring(a.indexOf('=') + 1))
                    .toList());
            all.addAll(inputs);
            return "tf." + op.opName() + "(" + String.join(", ", all) + ")";
        }
        Optional<Signature.Parameter> list = signature.parameters().stream()
                .filter(Signature.Parameter::isList)
                .findFirst();
        boolean first = list.equals(Optional.of(signature.parameters().get(0)));
        List<String> arguments = list.isPresent()
                ? new ArrayList<>(List.of((first ? "" : list.get().name() + "=") + inputs))
                : operands(op, signature, inputs);
        arguments.addAll(attributes(op, signature));
        return "tf." + op.opName() + "(" + String.join(", ", arguments) + ")";
    }

    /** The inputs: the parameters that are not attributes, by name where an attribute stands before. */
    private static List<String> operands(Op op, Signature signature, List<String> inputs) {
        Set<String> attributes = attributeTexts(op).keySet();
        List<String> result = new ArrayList<>();
        boolean named = false;
        for (Signature.Parameter parameter : signature.parameters()) {
            if (attributes.contains(parameter.name())) {
                named = true;
            } else if (result.size() < inputs.size()) {
                result.add((named ? parameter.name() + "=" : "") + inputs.get(result.size()));
            }
        }
        return result;
    }

    private static String constant(Tensor value) {
        return "tf.constant(" + value + ", dtype=tf." + value.dtype().longName()
                + (value.size() == 0 ? ", shape=" + value.shape() : "") + ")";
    }

    /** The names of the first {@code count} parameters that are inputs; of a list of tensors {@code values0}, ... */
    static List<String> operandNames(Op op, int count) {
        Signature signature = Vocabulary.signature(function(op));
        Set<String> attributes = attributeTexts(op).keySet();
        List<String> names = new ArrayList<>();
        for (Signature.Parameter parameter : signature.parameters()) {
            for (int i = 0; parameter.isList() && i < count; i++) {
                names.add(parameter.name() + i);
            }
            if (!parameter.isList() && names.size() < count && !attributes.contains(parameter.name())) {
                names.add(parameter.name());
            }
        }
        return names.subList(0, Math.min(count, names.size()));
    }

    /** The attributes by name, as they are written; those that are enums are part of the op's name. */
    static Map<String, String> attributeTexts(Op op) {
        Map<String, String> result = new LinkedHashMap<>();
        if (op instanceof Record) {
            for (RecordComponent component : op.getClass().getRecordComponents()) {
                Object value = value(op, component);
                if (!(value instanceof Enum) || value instanceof DType) {
                    String name = snakeCase(component.getName());
                    result.put(name, text(name, value));
                }
            }
        }
        return result;
    }

    /** The attributes that are not the signature's defaults; those that are enums are part of the op's name. */
    private static List<String> attributes(Op op, Signature signature) {
        List<String> result = new ArrayList<>();
        attributeTexts(op).forEach((name, text) -> {
            if (signature
                    .parameter(name)
                    .filter(p -> p.defaultText().equals(text))
                    .isEmpty()) {
                result.add(name + "=" + text);
            }
        });
        return result;
    }

    private static Object value(Op op, RecordComponent component) {
        try {
            return component.getAccessor().invoke(op);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " of a public record is not readable", e);
        }
    }

    private static String subscripts(List<?> subscripts) {
        return subscripts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String text(String name, Object value) {
        if (value instanceof DType dtype) {
            return "tf." + dtype.longName();
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof String string) {
            return quoted(string);
        }
        if (value instanceof List<?> list && name.equals("subscripts")) {
            return quoted(subscripts(list));
        }
        return value.toString();
    }

    private static String number(double count) {
        return count == Math.rint(count) && Math.abs(count) < 1e15
                ? Long.toString((long) count)
                : Double.toString(count);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
