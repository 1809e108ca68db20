package org.adjudge.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.conformance.notation.Vocabulary;
import org.adjudge.conformance.source.OpSource;
import org.adjudge.grad.ReverseMode;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;

/**
 * A function of the notation in detail.
 *
 * @param aliases other names with the same signature
 * @param ops what the engine's source says of each op that the example is made of
 * @param example the shortest line of the catalogue that calls it
 * @param program the nodes that the example is made of
 * @param cotangents its rules at work: the nodes that reverse mode adds to the example
 * @param count how many lines of the catalogue call it
 * @param cases the shortest of them
 */
record OpDetail(
        String name,
        String signature,
        List<String> aliases,
        List<OpSource> ops,
        Optional<String> example,
        List<String> program,
        List<String> cotangents,
        int count,
        List<String> cases) {
    private static final int SHOWN = 6;

    static OpDetail of(String name, String signature) {
        List<String> aliases = Vocabulary.signatures().entrySet().stream()
                .filter(e -> e.getValue().equals(signature) && !e.getKey().equals(name))
                .map(e -> e.getKey())
                .toList();
        Pattern call = Pattern.compile("\\b(" + String.join("|", names(name, aliases)) + ")\\(");
        List<Case> cases = Catalogue.cases()
                .filter(c -> call.matcher(c.line()).find())
                .sorted(Comparator.comparing((Case c) -> Stream.of(c.graph().nodes())
                                .mapToInt(List::size)
                                .sum())
                        .thenComparing(c -> c.line().length()))
                .toList();
        Optional<Case> example = cases.stream()
                .filter(c -> c.output().dtype().isFloating())
                .filter(c -> c.inputs().values().stream().allMatch(t -> t.size() > 1))
                .findFirst()
                .or(() -> cases.stream()
                        .filter(c -> c.output().dtype().isFloating())
                        .findFirst())
                .or(() -> cases.stream().findFirst());
        return new OpDetail(
                name,
                signature,
                aliases,
                example.map(OpDetail::sources).orElse(List.of()),
                example.map(Case::line),
                example.map(c -> steps(c.graph().nodes())).orElse(List.of()),
                example.filter(c -> !c.wrt().isEmpty())
                        .map(OpDetail::cotangents)
                        .orElse(List.of()),
                cases.size(),
                cases.stream().limit(SHOWN).map(Case::line).toList());
    }

    private static List<String> names(String name, List<String> aliases) {
        return Stream.concat(Stream.of(name), aliases.stream())
                .map(Pattern::quote)
                .toList();
    }

    private static List<OpSource> sources(Case example) {
        return example.graph().nodes().stream()
                .map(Node::op)
                .filter(op -> !(op instanceof Input) && !(op instanceof Constant))
                .flatMap(op -> OpSource.of(op).stream())
                .distinct()
                .toList();
    }

    private static List<String> cotangents(Case example) {
        Graph graph = example.graph().copy();
        Value output = example.output().in(graph);
        int before = graph.nodes().size();
        // the cotangent of the output stands for whatever it will be
        Value ct = graph.input("ct", output.dtype(), output.shape().extents());
        List<Value> wrt = example.wrt().stream().map(v -> v.in(graph)).toList();
        List<Value> cotangents = new ReverseMode().cotangents(output, ct, wrt);
        List<String> lines = new ArrayList<>(
                steps(graph.nodes().subList(before, graph.nodes().size())));
        for (int i = 0; i < wrt.size(); i++) {
            lines.add("cotangent of " + Printer.named(wrt.get(i)) + ": " + Printer.named(cotangents.get(i)));
        }
        return lines;
    }

    private static List<String> steps(List<Node> nodes) {
        return nodes.stream()
                .filter(n -> !(n.op() instanceof Input))
                .map(OpDetail::step)
                .toList();
    }

    private static String step(Node node) {
        String expression =
                node.op() instanceof Constant constant ? constant.value().toString() : Printer.node(node);
        return "v" + node.id() + " = " + expression + "   " + node.outputs();
    }
}
