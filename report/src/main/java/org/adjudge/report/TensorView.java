package org.adjudge.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor out of nested JSON arrays.
 *
 * @param elements in row-major order, as text; only the first
 */
record TensorView(List<Integer> shape, List<String> elements) {
    /** So many elements are shown of a tensor in a case that is shown in full, and in one that is not. */
    static final int MOST = 256;

    static final int FEW = 6;

    static TensorView of(JsonNode nested, int most) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode level = nested; level.isArray(); level = level.path(0)) {
            shape.add(level.size());
        }
        List<String> elements = new ArrayList<>();
        collect(nested, elements, most);
        return new TensorView(shape, elements);
    }

    private static void collect(JsonNode nested, List<String> elements, int most) {
        if (nested.isArray()) {
            nested.forEach(n -> collect(n, elements, most));
        } else if (elements.size() < most) {
            elements.add(text(nested));
        }
    }

    /** As Python writes it, without a fraction where it is whole. */
    private static String text(JsonNode element) {
        String text = element.asText();
        return switch (text) {
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            case "NaN" -> "nan";
            case "true" -> "True";
            case "false" -> "False";
            default ->
                text.equals("-0.0")
                        ? text
                        : text.endsWith(".0")
                                ? text.substring(0, text.length() - 2)
                                : text.replace(".0E", "e").replace('E', 'e');
        };
    }

    /** As the page's script reads it: {@code 2,2|1 2 3 4}. */
    @Override
    public String toString() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(",")) + "|" + String.join(" ", elements);
    }
}
