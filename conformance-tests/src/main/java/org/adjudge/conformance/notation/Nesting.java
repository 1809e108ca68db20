package org.adjudge.conformance.notation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.adjudge.conformance.notation.grammar.NotationLexer;
import org.antlr.v4.runtime.Token;

/**
 * Looks at the brackets before the parser does: that they match, that they are not nested so deep that a recursive
 * reading would end in a stack overflow, and which new lines count (those outside of brackets, in the program).
 */
final class Nesting {
    private static final int DEEPEST = 250;

    /** An open bracket, and the signs and powers that were pending around it. */
    private record Open(Token token, boolean interval, int chain) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Token> kept = new ArrayList<>();
    private int chains;
    private int chain;
    private boolean inProgram = true;
    private int previous = NotationLexer.SEPARATOR;

    private Nesting() {}

    /** The tokens that count. */
    static List<Token> check(List<? extends Token> tokens) {
        Nesting nesting = new Nesting();
        tokens.forEach(nesting::next);
        return nesting.kept;
    }

    private void next(Token token) {
        int type = token.getType();
        switch (type) {
            case NotationLexer.UNTERMINATED ->
                throw error(
                        token,
                        "unterminated string",
                        "close it with " + token.getText().charAt(0));
            case NotationLexer.UNKNOWN -> throw error(token, "unexpected character '" + token.getText() + "'", "");
            case NotationLexer.OPEN, NotationLexer.OPEN_LIST -> push(token);
            case NotationLexer.CLOSE, NotationLexer.CLOSE_LIST -> pop(token);
            case NotationLexer.PIPE, Token.EOF -> {
                complainIfOpen();
                inProgram = false;
                chain = 0;
            }
            case NotationLexer.SEPARATOR -> {
                if (token.getText().equals(";")) {
                    complainIfOpen();
                } else if (!open.isEmpty() || !inProgram) {
                    return;
                }
                chain = 0;
            }
            case NotationLexer.MINUS, NotationLexer.PLUS -> chain = endsOperand(previous) ? 0 : chain + 1;
            case NotationLexer.POWER -> chain++;
            case NotationLexer.NAME, NotationLexer.NUMBER, NotationLexer.STRING, NotationLexer.DOT -> {}
            default -> chain = 0;
        }
        if (open.size() + chains + chain > DEEPEST) {
            throw error(token, "nested deeper than " + DEEPEST + " levels", "name a part of it: h = ...; then use h");
        }
        kept.add(token);
        previous = type;
    }

    private void push(Token token) {
        open.push(new Open(token, previous == NotationLexer.IN, chain));
        chains += chain;
        chain = 0;
    }

    private void pop(Token token) {
        if (open.isEmpty()) {
            throw error(token, "'" + token.getText() + "' closes nothing", "remove it, or open it before");
        }
        Open last = open.pop();
        boolean round = last.token().getType() == NotationLexer.OPEN;
        if (!last.interval() && round != (token.getType() == NotationLexer.CLOSE)) {
            throw error(
                    token,
                    "'" + token.getText() + "' closes the '" + last.token().getText() + "' of column "
                            + (last.token().getStartIndex() + 1),
                    "write " + (round ? "')'" : "']'"));
        }
        chain = last.chain();
        chains -= chain;
    }

    private void complainIfOpen() {
        if (!open.isEmpty()) {
            Token token = open.peek().token();
            throw error(token, "'" + token.getText() + "' is never closed", "");
        }
    }

    private static boolean endsOperand(int type) {
        return switch (type) {
            case NotationLexer.NAME,
                    NotationLexer.NUMBER,
                    NotationLexer.STRING,
                    NotationLexer.CLOSE,
                    NotationLexer.CLOSE_LIST -> true;
            default -> false;
        };
    }

    private static NotationException error(Token token, String problem, String advice) {
        return new NotationException(token.getStartIndex(), problem, advice);
    }
}
