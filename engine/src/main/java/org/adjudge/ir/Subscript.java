package org.adjudge.ir;

import java.util.OptionalInt;

/** One entry between the brackets of {@code x[1:, ::-1, tf.newaxis, ..., 0]}. */
public sealed interface Subscript {
    /** {@code begin:end:stride}; what is absent is the whole axis in the stride's direction. */
    record Range(OptionalInt begin, OptionalInt end, int stride) implements Subscript {
        /** Checks the stride. */
        public Range {
            if (stride == 0) {
                throw new IllegalArgumentException("strided_slice: the stride is 0; use 1 or -1, say");
            }
        }

        @Override
        public String toString() {
            return text(begin) + ":" + text(end) + (stride == 1 ? "" : ":" + stride);
        }

        private static String text(OptionalInt position) {
            return position.isPresent() ? Integer.toString(position.getAsInt()) : "";
        }
    }

    /** One position; the axis goes. */
    record At(int index) implements Subscript {
        @Override
        public String toString() {
            return Integer.toString(index);
        }
    }

    /** A new axis of extent 1. */
    record NewAxis() implements Subscript {
        @Override
        public String toString() {
            return "tf.newaxis";
        }
    }

    /** As many whole axes as the others leave. */
    record Ellipsis() implements Subscript {
        @Override
        public String toString() {
            return "...";
        }
    }
}
