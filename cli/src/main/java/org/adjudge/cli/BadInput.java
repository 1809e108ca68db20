package org.adjudge.cli;

/** Something that the user gave cannot be read. */
final class BadInput extends RuntimeException {
    BadInput(String message, Throwable cause) {
        super(message, cause);
    }

    BadInput(String message) {
        super(message);
    }
}
