package org.adjudge.cli;

import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.Judgement;

/** A judgement that is not plain agreement, in a few lines, as wide as the terminal. */
final class JudgementText {
    private JudgementText() {}

    static String of(Judgement judgement, Terminal terminal) {
        String text = judgement.verdict().fails()
                ? FailureText.of(judgement) + System.lineSeparator()
                : judgement.verdict() + " " + judgement.subject().line() + System.lineSeparator() + "  "
                        + judgement.gravest().what() + ": "
                        + judgement.gravest().reason();
        return new Style(terminal.ansi()).verdicts(Wrapping.of(text, terminal));
    }
}
