package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.adjudge.conformance.notation.GraphBuilder.Operand;
import org.adjudge.conformance.notation.grammar.NotationParser;
import org.adjudge.conformance.notation.grammar.NotationParser.ExpressionContext;
import org.adjudge.ir.Graph;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Reads a program: appends to the graph what is computed with tensors, and computes what is Python's own. */
final class Elaborator {
    private static final Set<String> MODULES =
            Set.of("tf", "math", "linalg", "nn", "raw_ops", "image", "keras", "losses", "compat", "v1");

    private final GraphBuilder graph;
    private final Map<String, Datum> names = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();

    Elaborator(Graph graph) {
        this.graph = new GraphBuilder(graph);
        graph.inputs().forEach(input -> names.put(input.inputName(), new Datum.Node(input)));
    }

    /** The calls of the vocabulary's functions so far, in order. */
    List<Use> uses() {
        return uses;
    }

    /** A reader of expressions that speak of these. */
    Elaborator(Graph graph, Map<String, Datum> names) {
        this.graph = new GraphBuilder(graph);
        this.names.putAll(names);
    }

    /** The value of a text in which no tensor occurs. */
    static Datum constant(String text) {
        return constant(Syntax.parse(text, NotationParser::expressionsText).expression(0));
    }

    /** The value of an expression in which no tensor occurs. */
    static Datum constant(ExpressionContext expression) {
        return new Elaborator(new Graph()).expression(expression);
    }

    /** Subscripts alone, as in the brackets. */
    static List<Subscript> subscripts(String text) {
        NotationParser.SubscriptsContext parts =
                Syntax.parse(text, NotationParser::selectionText).subscripts();
        return parts == null ? List.of() : new Elaborator(new Graph()).subscripts(parts);
    }

    /** The value of a program: that of its last statement. */
    Value program(NotationParser.ProgramContext program) {
        Datum last = new Datum.None();
        for (NotationParser.StatementContext statement : program.statement()) {
            last = expression(statement.expression());
            if (statement.target() != null) {
                assign(statement.target(), last);
            }
        }
        if (last instanceof Datum.Node node) {
            return node.value();
        }
        ParserRuleContext at = program.statement(program.statement().size() - 1).expression();
        throw new NotationException(
                Syntax.offset(at), "the program's value is " + last, "it must be a tensor; tf.constant makes one");
    }

    /** One name takes the value; several, or one with a comma, take the items of a list. */
    private void assign(NotationParser.TargetContext target, Datum value) {
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

    Datum expression(ExpressionContext e) {
        if (e.sum().size() > 2) {
            throw new NotationException(
                    Syntax.offset(e.comparisonSign(1)),
                    "comparisons do not chain",
                    "combine two of them: tf.where(x < y, y < z, False)");
        }
        Datum left = sum(e.sum(0));
        return e.sum().size() == 1
                ? left
                : operator(
                        e.comparisonSign(0).getStart(),
                        new Operand(Syntax.offset(e.sum(0)), left),
                        new Operand(Syntax.offset(e.sum(1)), sum(e.sum(1))));
    }

    private Datum sum(NotationParser.SumContext s) {
        List<NotationParser.ProductContext> terms = s.product();
        List<NotationParser.SumSignContext> signs = s.sumSign();
        Datum left = product(terms.get(0));
        for (int i = 1; i < terms.size(); i++) {
            left = operator(
                    signs.get(i - 1).getStart(),
                    new Operand(Syntax.offset(s), left),
                    new Operand(Syntax.offset(terms.get(i)), product(terms.get(i))));
        }
        return left;
    }

    private Datum product(NotationParser.ProductContext p) {
        List<NotationParser.FactorContext> factors = p.factor();
        List<NotationParser.ProductSignContext> signs = p.productSign();
        Datum left = factor(factors.get(0));
        for (int i = 1; i < factors.size(); i++) {
            left = operator(
                    signs.get(i - 1).getStart(),
                    new Operand(Syntax.offset(p), left),
                    new Operand(Syntax.offset(factors.get(i)), factor(factors.get(i))));
        }
        return left;
    }

    private Datum factor(NotationParser.FactorContext f) {
        if (f.power() != null) {
            return power(f.power());
        }
        boolean minus = f.sumSign().MINUS() != null;
        if (minus
                && f.factor().getStart() == f.factor().getStop()
                && isWhole(f.factor().getStart())) {
            return number(f.factor().getStart(), "-"); // so that the smallest long can be written
        }
        Datum x = factor(f.factor());
        int offset = Syntax.offset(f);
        if (x instanceof Datum.Node node) {
            return minus ? new Datum.Node(graph.apply(offset, Unary.NEG, node.value())) : x;
        }
        if (!x.isNumber()) {
            throw new NotationException(offset, "the sign of " + x, "tf.constant makes a tensor of it");
        }
        return minus ? Arithmetic.negate(offset, x) : x;
    }

    private Datum power(NotationParser.PowerContext p) {
        Datum base = primary(p.primary());
        return p.factor() == null
                ? base
                : operator(
                        p.POWER().getSymbol(),
                        new Operand(Syntax.offset(p), base),
                        new Operand(Syntax.offset(p.factor()), factor(p.factor())));
    }

    private Datum operator(Token sign, Operand x, Operand y) {
        int offset = sign.getStartIndex();
        if (x.datum().isNumber() && y.datum().isNumber()) {
            return Arithmetic.fold(offset, sign.getText(), x.datum(), y.datum());
        }
        if (!(x.datum() instanceof Datum.Node) && !(y.datum() instanceof Datum.Node)) {
            throw new NotationException(
                    offset,
                    "'" + sign.getText() + "' between " + x.datum() + " and " + y.datum(),
                    "tf.constant makes a tensor of a list");
        }
        BinaryOperator<Value> apply = (a, b) -> graph.apply(offset, Arithmetic.op(offset, sign.getText()), a, b);
        return new Datum.Node(
                graph.together(List.of(x, y)).stream().reduce(apply).orElseThrow());
    }

    private Datum primary(NotationParser.PrimaryContext p) {
        List<NotationParser.TrailerContext> trailers = p.trailer();
        Datum value;
        int next = 0;
        TerminalNode name = p.atom().NAME();
        if (name != null && !trailers.isEmpty() && !(trailers.get(0) instanceof NotationParser.SelectionContext)) {
            List<TerminalNode> path = new ArrayList<>(List.of(name));
            while (next < trailers.size() && trailers.get(next) instanceof NotationParser.AttributeContext attribute) {
                path.add(attribute.NAME());
                next++;
            }
            boolean isCall = next < trailers.size() && trailers.get(next) instanceof NotationParser.CallContext;
            checkModules(path);
            Token last = path.get(path.size() - 1).getSymbol();
            value = isCall ? call(last, (NotationParser.CallContext) trailers.get(next++)) : member(last);
        } else {
            value = atom(p.atom());
        }
        for (NotationParser.TrailerContext trailer : trailers.subList(next, trailers.size())) {
            value = select(value, trailer);
        }
        return value;
    }

    private void checkModules(List<TerminalNode> path) {
        for (TerminalNode module : path.subList(0, path.size() - 1)) {
            int offset = module.getSymbol().getStartIndex();
            if (names.containsKey(module.getText())) {
                throw new NotationException(
                        offset, "'" + module.getText() + "' has no members here", "use a function: tf.transpose(x)");
            }
            if (!MODULES.contains(module.getText())) {
                throw new NotationException(
                        offset, "unknown module '" + module.getText() + "'", "functions are tf's, such as tf.matmul");
            }
        }
    }

    private Datum call(Token function, NotationParser.CallContext call) {
        List<Signature.Argument> arguments = new ArrayList<>();
        boolean named = false;
        for (NotationParser.ArgumentContext argument : call.argument()) {
            if (named && argument.NAME() == null) {
                throw new NotationException(
                        Syntax.offset(argument), "an argument without a name after one with a name", "name it too");
            }
            named = argument.NAME() != null;
            arguments.add(new Signature.Argument(
                    Optional.ofNullable(argument.NAME()).map(TerminalNode::getText),
                    new Operand(Syntax.offset(argument), expression(argument.expression()))));
        }
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

    private static Datum member(Token name) {
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

    private Datum atom(NotationParser.AtomContext a) {
        if (a.NUMBER() != null) {
            return number(a.getStart(), "");
        }
        if (a.STRING() != null) {
            return new Datum.Text(Syntax.unquoted(a.STRING().getText()));
        }
        if (a.list() != null) {
            return new Datum.Items(
                    a.list().expression().stream().map(this::expression).toList());
        }
        if (a.group() != null) {
            boolean tuple =
                    !a.group().COMMA().isEmpty() || a.group().expression().isEmpty();
            return tuple
                    ? new Datum.Items(a.group().expression().stream()
                            .map(this::expression)
                            .toList())
                    : expression(a.group().expression(0));
        }
        return name(a.getStart());
    }

    private Datum name(Token name) {
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

    private static boolean isWhole(Token token) {
        return token.getType() == NotationParser.NUMBER
                && token.getText().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Datum number(Token token, String sign) {
        if (!isWhole(token)) {
            return new Datum.Real(Double.parseDouble(sign + token.getText()));
        }
        try {
            return new Datum.Whole(Long.parseLong(sign + token.getText()));
        } catch (NumberFormatException e) {
            throw new NotationException(
                    token.getStartIndex(), token.getText() + " does not fit into 64 bits", "write it as a float: 1e30");
        }
    }

    private Datum select(Datum value, NotationParser.TrailerContext trailer) {
        int offset = Syntax.offset(trailer);
        if (!(trailer instanceof NotationParser.SelectionContext selection)) {
            throw new NotationException(
                    offset, "unexpected '" + trailer.getStart().getText() + "' after " + value, "use a function of tf");
        }
        if (value instanceof Datum.Items list) {
            return item(list, offset, selection.subscripts());
        }
        if (!(value instanceof Datum.Node node)) {
            throw new NotationException(offset, "subscripts of " + value, "only tensors and lists have subscripts");
        }
        return new Datum.Node(graph.apply(offset, new StridedSlice(subscripts(selection.subscripts())), node.value()));
    }

    private Datum item(Datum.Items list, int offset, NotationParser.SubscriptsContext subscripts) {
        int size = list.items().size();
        List<Subscript> parts = subscripts(subscripts);
        if (parts.size() == 1 && parts.get(0) instanceof Subscript.At at && at.index() >= -size && at.index() < size) {
            return list.items().get(at.index() < 0 ? at.index() + size : at.index());
        }
        throw new NotationException(
                offset,
                "subscript " + parts + " of " + list,
                size == 0 ? "it is empty" : "one index from " + -size + " to " + (size - 1) + " selects an item");
    }

    private List<Subscript> subscripts(NotationParser.SubscriptsContext parts) {
        return parts.subscript().stream().map(this::subscript).toList();
    }

    private Subscript subscript(NotationParser.SubscriptContext s) {
        if (s.ELLIPSIS() != null) {
            return new Subscript.Ellipsis();
        }
        if (s.range() == null) {
            Datum index = expression(s.expression());
            return index instanceof Datum.None
                    ? new Subscript.NewAxis()
                    : new Subscript.At(position(Syntax.offset(s), index));
        }
        NotationParser.StepContext step = s.range().step();
        OptionalInt stride = bound(step == null ? null : step.expression());
        if (stride.isPresent() && stride.getAsInt() == 0) {
            throw new NotationException(Syntax.offset(s), "the stride is 0", "use 1 or -1, say");
        }
        return new Subscript.Range(bound(s.expression()), bound(s.range().end), stride.orElse(1));
    }

    private OptionalInt bound(@Nullable ExpressionContext expression) {
        if (expression == null) {
            return OptionalInt.empty();
        }
        Datum value = expression(expression);
        return value instanceof Datum.None
                ? OptionalInt.empty()
                : OptionalInt.of(position(Syntax.offset(expression), value));
    }

    private static int position(int offset, Datum index) {
        if (index instanceof Datum.Whole number && number.value() == (int) number.value()) {
            return (int) number.value();
        }
        throw new NotationException(
                offset,
                "a subscript is " + index,
                index instanceof Datum.Node ? "tf.gather selects by a tensor" : "it must be a whole number or a range");
    }
}
