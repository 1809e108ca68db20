package org.adjudge.conformance.notation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.adjudge.conformance.notation.grammar.NotationLexer;
import org.adjudge.conformance.notation.grammar.NotationParser;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** From text to a parse tree, with errors that name the column. */
final class Syntax {
    private Syntax() {}

    /** The tree of one rule of the grammar. */
    static <T> T parse(String text, Function<NotationParser, T> rule) {
        return parse(tokens(text), rule);
    }

    /** The tokens that count, spaces and comments gone. */
    static List<Token> tokens(String text) {
        NotationLexer lexer = new NotationLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        CommonTokenStream stream = new CommonTokenStream(lexer);
        stream.fill();
        return Nesting.check(stream.getTokens());
    }

    /** As {@link #parse(String, Function)}, of {@link #tokens}. */
    static <T> T parse(List<Token> tokens, Function<NotationParser, T> rule) {
        NotationParser parser = new NotationParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.addErrorListener(new Thrower());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        return rule.apply(parser);
    }

    /** Where a part of the tree begins, counted from 0. */
    static int offset(ParserRuleContext part) {
        return part.getStart().getStartIndex();
    }

    /** The text without what changes no meaning: spaces, comments, which sign ends a statement. */
    static String squeezed(List<Token> tokens) {
        return tokens.stream()
                .map(t -> t.getType() == NotationLexer.SEPARATOR ? ";" : t.getText())
                .collect(Collectors.joining(" "));
    }

    /** The content of a string literal. */
    static String unquoted(String literal) {
        return literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    private static final class Thrower extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException cause) {
            if (!(recognizer instanceof NotationParser parser) || !(symbol instanceof Token found)) {
                throw new ParseCancellationException(message);
            }
            boolean end = found.getType() == Token.EOF;
            throw new NotationException(
                    found.getStartIndex(),
                    end ? "unexpected end" : "unexpected '" + found.getText().replace("\n", "end of line") + "'",
                    advice(parser, found, cause));
        }

        private static String advice(NotationParser parser, Token found, @Nullable RecognitionException cause) {
            IntervalSet expected = cause == null ? parser.getExpectedTokens() : cause.getExpectedTokens();
            if (found.getType() == Token.EOF && expected.contains(NotationLexer.PIPE)) {
                return "a case is: program | name: dtype[shape], ... | options";
            }
            if (expected.contains(NotationLexer.NUMBER) && expected.contains(NotationLexer.NAME)) {
                return "an expression belongs here";
            }
            if (expected.contains(NotationLexer.POWER) && expected.contains(NotationLexer.EQUAL)) {
                return "an operator, ';' or '|' belongs here";
            }
            return "expected "
                    + expected.toList().stream()
                            .map(type -> type == Token.EOF
                                    ? "the end"
                                    : parser.getVocabulary().getDisplayName(type))
                            .collect(Collectors.joining(" or "))
                            .replace("NAME", "a name")
                            .replace("NUMBER", "a number")
                            .replace("STRING", "a string");
        }
    }
}
