package org.adjudge.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor out of nested JSON arrays.
 *
 * @param elements in row-major order, as text; only the first {@value #MOST}
 */
record TensorView(List<Integer> shape, List<String> elements) {
    static final int MOST = 256;

    static TensorView of(JsonNode nested) {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode level = nested; level.isArray(); level = level.path(0)) {
            shape.add(level.size());
        }
        List<String> elements = new ArrayList<>();
        collect(nested, elements);
        return new TensorView(shape, elements);
    }

    private static void collect(JsonNode nested, List<String> elements) {
        if (nested.isArray()) {
            nested.forEach(n -> collect(n, elements));
        } else if (elements.size() < MOST) {
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

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode shapeJson = json.putArray("s");
        shape.forEach(shapeJson::add);
        ArrayNode elementsJson = json.putArray("e");
        elements.forEach(elementsJson::add);
        return json;
    }
}
