package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.adjudge.conformance.notation.GraphBuilder.Operand;
import org.adjudge.conformance.notation.grammar.NotationParser;
import org.adjudge.conformance.notation.grammar.NotationParser.ExpressionContext;
import org.adjudge.ir.Graph;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads a program: appends to the graph what is computed with tensors, and computes what is Python's own. */
final class Elaborator {
    private final GraphBuilder graph;
    private final Scope scope;
    private final Calls calls;
    private final Subscripts subscripts = new Subscripts(this::expression);

    Elaborator(Graph graph) {
        this(graph, inputs(graph));
    }

    /** A reader of expressions that speak of these. */
    Elaborator(Graph graph, Map<String, Datum> names) {
        this.graph = new GraphBuilder(graph);
        scope = new Scope(names);
        calls = new Calls(this.graph, scope);
    }

    private static Map<String, Datum> inputs(Graph graph) {
        return graph.inputs().stream().collect(Collectors.toMap(Value::inputName, Datum.Node::new));
    }

    /** What the program's names stand for. */
    Scope scope() {
        return scope;
    }

    /** The calls of the vocabulary's functions so far, in order. */
    List<Use> uses() {
        return calls.uses();
    }

    /** The value of a text in which no tensor occurs. */
    static Datum constant(String text) {
        return constant(Syntax.parse(text, NotationParser::expressionsText).expression(0));
    }

    /** The value of an expression in which no tensor occurs. */
    static Datum constant(ExpressionContext expression) {
        return new Elaborator(new Graph()).expression(expression);
    }

    /** The value of a program: that of its last statement. */
    Value program(NotationParser.ProgramContext program) {
        Datum last = new Datum.None();
        for (NotationParser.StatementContext statement : program.statement()) {
            last = expression(statement.expression());
            if (statement.target() != null) {
                scope.assign(statement.target(), last);
            }
        }
        if (last instanceof Datum.Node node) {
            return node.value();
        }
        ParserRuleContext at = program.statement(program.statement().size() - 1).expression();
        throw new NotationException(
                Syntax.offset(at), "the program's value is " + last, "it must be a tensor; tf.constant makes one");
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
            calls.checkModules(path);
            Token last = path.get(path.size() - 1).getSymbol();
            value = isCall
                    ? calls.call(last, arguments((NotationParser.CallContext) trailers.get(next++)))
                    : Calls.member(last);
        } else {
            value = atom(p.atom());
        }
        for (NotationParser.TrailerContext trailer : trailers.subList(next, trailers.size())) {
            value = select(value, trailer);
        }
        return value;
    }

    private List<Signature.Argument> arguments(NotationParser.CallContext call) {
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
        return arguments;
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
        return scope.value(a.getStart());
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
        return new Datum.Node(
                graph.apply(offset, new StridedSlice(subscripts.read(selection.subscripts())), node.value()));
    }

    private Datum item(Datum.Items list, int offset, NotationParser.SubscriptsContext brackets) {
        int size = list.items().size();
        List<Subscript> parts = subscripts.read(brackets);
        if (parts.size() == 1 && parts.get(0) instanceof Subscript.At at && at.index() >= -size && at.index() < size) {
            return list.items().get(at.index() < 0 ? at.index() + size : at.index());
        }
        throw new NotationException(
                offset,
                "subscript " + parts + " of " + list,
                size == 0 ? "it is empty" : "one index from " + -size + " to " + (size - 1) + " selects an item");
    }
}
