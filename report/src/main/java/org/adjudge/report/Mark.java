package org.adjudge.report;

import java.util.Locale;

/** A verdict as it is shown: symbol, word and colour, so that none of them alone carries the meaning. Ascending gravity. */
public enum Mark {
    /** The engine and TensorFlow agree. */
    AGREES("✓", "agrees", Tone.GOOD),
    /** They agree by differences alone. */
    AGREES_BY_DIFFERENCES("≈", "agrees by differences", Tone.GOOD),
    /** Both choices at a kink are right. */
    CONVENTION("⚖", "convention", Tone.NOTE),
    /** Nothing to judge by. */
    NO_ORACLE("–", "unjudged", Tone.NOTE),
    /** TensorFlow itself is suspect. */
    ORACLE_SUSPECT("⚑", "TensorFlow suspect", Tone.NOTE),
    /** All agree with each other and with no independent witness. */
    SHARED_FAULT("‼", "shared fault", Tone.BAD),
    /** A rule is right and a kernel is not. */
    ENGINE_KERNEL("✗", "engine's kernel is wrong", Tone.BAD),
    /** A rule is wrong. */
    ENGINE_RULE("✗", "engine's rule is wrong", Tone.BAD),
    /** They disagree, and nothing speaks for the engine. */
    DISAGREES("✗", "disagrees", Tone.BAD),
    /** A verdict that this page has no words for. */
    OTHER("?", "other", Tone.NOTE);

    /** The three colours. */
    enum Tone {
        GOOD,
        NOTE,
        BAD;

        /** As a CSS class. */
        String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String symbol;
    private final String words;
    private final Tone tone;

    Mark(String symbol, String words, Tone tone) {
        this.symbol = symbol;
        this.words = words;
        this.tone = tone;
    }

    /** The mark of a verdict's name. */
    public static Mark of(String verdict) {
        for (Mark mark : values()) {
            if (mark.name().equals(verdict)) {
                return mark;
            }
        }
        return OTHER;
    }

    /** One character. */
    public String symbol() {
        return symbol;
    }

    /** The words. */
    public String words() {
        return words;
    }

    /** How grave; 0 is agreement. */
    int gravity() {
        return compareTo(AGREES);
    }

    Tone tone() {
        return tone;
    }

    /** Whether it is agreement. */
    public boolean good() {
        return tone == Tone.GOOD;
    }

    /** Whether the engine, or everybody, is wrong. */
    public boolean bad() {
        return tone == Tone.BAD;
    }
}
