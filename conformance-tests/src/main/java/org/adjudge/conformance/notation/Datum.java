package org.adjudge.conformance.notation;

import java.util.List;
import java.util.stream.Collectors;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** What an expression stands for while a program is read: a tensor of the graph, or a Python object. */
sealed interface Datum {
    /** A tensor of the graph. */
    record Node(Value value) implements Datum {
        @Override
        public String toString() {
            return "the tensor " + value.type();
        }
    }

    /** A Python int. */
    record Whole(long value) implements Datum {
        @Override
        public String toString() {
            return "the number " + value;
        }
    }

    /** A Python float. */
    record Real(double value) implements Datum {
        @Override
        public String toString() {
            return "the number " + value;
        }
    }

    /** True or False. */
    record Truth(boolean value) implements Datum {
        @Override
        public String toString() {
            return value ? "True" : "False";
        }
    }

    /** None, which is tf.newaxis too. */
    record None() implements Datum {
        @Override
        public String toString() {
            return "None";
        }
    }

    /** A string. */
    record Text(String value) implements Datum {
        @Override
        public String toString() {
            return "the string '" + value + "'";
        }
    }

    /** A dtype, such as tf.float32. */
    record Type(DType value) implements Datum {
        @Override
        public String toString() {
            return "tf." + value.longName();
        }
    }

    /** A list or tuple. */
    record Items(List<Datum> items) implements Datum {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.size() > 4
                    ? "a list of " + items.size()
                    : items.stream()
                            .map(item -> item.toString().replaceFirst("^the (number|tensor|string|list) ", ""))
                            .collect(Collectors.joining(", ", "the list [", "]"));
        }
    }

    /** Whether this is a number. */
    default boolean isNumber() {
        return this instanceof Whole || this instanceof Real;
    }
}
