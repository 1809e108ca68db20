package org.adjudge.conformance.notation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.adjudge.conformance.notation.InputValues.Declaration;
import org.adjudge.conformance.notation.grammar.NotationLexer;
import org.adjudge.conformance.notation.grammar.NotationParser;
import org.adjudge.conformance.notation.grammar.NotationParser.LineContext;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.antlr.v4.runtime.Token;

/**
 * A question about gradients as one line, {@code program | inputs | options}, with all its numbers: the same line is the
 * same question on every machine.
 *
 * @param line the text
 * @param inputs a value for each input of the graph
 * @param seed the cotangent of the output; zeros if the output is not floating
 * @param wrt the values whose gradients are asked for; none if the output is not floating
 * @param directions for order 2, a tensor of the type of each wrt; else empty
 * @param ulps the allowance that the line asks for
 * @param uses the calls of the vocabulary's functions; operators are none
 */
public record Case(
        String line,
        Graph graph,
        Value output,
        Map<Value, Tensor> inputs,
        Tensor seed,
        List<Value> wrt,
        List<Tensor> directions,
        Optional<Ulps> ulps,
        List<Use> uses) {
    private static final Pattern VALUES = Pattern.compile("[|,]\\s*values\\s*=[^|]*$");
    private static final long FOR_SEED = 0x5EEDL;
    private static final long FOR_DIRECTIONS = 0xD14EC710L;

    /** Copies the collections. */
    public Case {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        wrt = List.copyOf(wrt);
        directions = List.copyOf(directions);
        uses = List.copyOf(uses);
    }

    /**
     * Reads a line.
     *
     * @throws NotationException if it is not a case; names the column and says what would do
     */
    public static Case parse(String line) {
        try {
            List<Token> tokens = Syntax.tokens(line);
            return of(line, Syntax.parse(tokens, NotationParser::line), question(tokens));
        } catch (NotationException e) {
            throw e.in(line);
        }
    }

    private static Case of(String line, LineContext tree, String question) {
        Options options = new Options(
                tree.settings() == null ? List.of() : tree.settings().setting());
        long hash = Draws.hash(options.values() == 0 ? question : question + "|" + options.values());
        Graph graph = new Graph();
        List<Declaration> declared =
                Inputs.declare(tree.inputs() == null ? List.of() : tree.inputs().input(), graph);
        Elaborator program = new Elaborator(graph);
        Value output = program.program(tree.program());
        List<Value> wrt = options.wrt(output, program.scope());
        return new Case(
                line.strip(),
                graph,
                output,
                bindings(graph, InputValues.of(declared, hash)),
                options.seed(output, new Draws(hash ^ FOR_SEED)),
                wrt,
                options.directions(wrt, new Draws(hash ^ FOR_DIRECTIONS)),
                options.ulps(),
                program.uses());
    }

    /** The same line with other numbers drawn: with the option {@code values=n}; itself if it has that option already. */
    public Case withValues(long n) {
        if (VALUES.matcher(line).find()) {
            return this;
        }
        long pipes = Syntax.tokens(line).stream()
                .filter(t -> t.getType() == NotationLexer.PIPE)
                .count();
        return parse(line + (pipes < 2 ? " | " : ", ") + "values=" + n);
    }

    /** Program and inputs, not how they are spaced: what the numbers depend on beside the option {@code values}. */
    private static String question(List<Token> tokens) {
        List<Token> pipes =
                tokens.stream().filter(t -> t.getType() == NotationLexer.PIPE).toList();
        int end = pipes.size() < 2 ? tokens.size() - 1 : tokens.indexOf(pipes.get(1));
        return Syntax.squeezed(tokens.subList(0, end));
    }

    private static Map<Value, Tensor> bindings(Graph graph, List<Tensor> values) {
        Map<Value, Tensor> result = new LinkedHashMap<>();
        List<Value> inputs = graph.inputs();
        for (int i = 0; i < values.size(); i++) {
            result.put(inputs.get(i), values.get(i));
        }
        return result;
    }

    /** The question, for an engine. */
    public Problem problem() {
        return new Problem(graph, output, inputs, seed, wrt, directions);
    }

    /** The line. */
    @Override
    public String toString() {
        return line;
    }
}
