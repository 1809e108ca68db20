package org.adjudge.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.adjudge.conformance.judgement.Agreement;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Evidence;
import org.adjudge.conformance.judgement.Explanation;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.tensor.Tensor;

/** Explanations as JSON. Tensors are nested arrays; numbers that JSON has no word for are strings: "NaN", "Infinity". */
public final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Json() {}

    /**
     * The output of {@code explain --json}.
     *
     * @param smallest the line of a smaller case that fails alike
     */
    public static String explanation(Explanation explanation, Optional<String> smallest) {
        ObjectNode root = NODES.objectNode();
        Judgement judgement = explanation.judgement();
        root.put("line", judgement.subject().line());
        root.put("verdict", judgement.verdict().name());
        ObjectNode gradients = NODES.objectNode();
        ObjectNode second = NODES.objectNode();
        for (Check check : judgement.checks()) {
            if ("output".equals(check.what())) {
                root.set("output", sides(check));
            } else if (check.what().startsWith("gradient of ")) {
                gradients.set(check.what().substring("gradient of ".length()), full(check));
            } else if (check.what().startsWith("second-order gradient of ")) {
                second.set(check.what().substring("second-order gradient of ".length()), full(check));
            }
        }
        root.set("gradients", gradients);
        if (!second.isEmpty()) {
            root.set("second_order", second);
        }
        judgement.firstWrong().ifPresent(first -> root.put("first_wrong", Printer.named(first.value())));
        if (!judgement.diagnoses().isEmpty()) {
            ArrayNode diagnoses = root.putArray("diagnoses");
            judgement.diagnoses().forEach(d -> diagnoses.add(Entries.diagnosis(d)));
        }
        smallest.ifPresent(line -> root.put("minimal", line));
        if (!explanation.how().isEmpty()) {
            root.put("cotangents_by", explanation.how());
        }
        ArrayNode nodes = root.putArray("nodes");
        for (Explanation.Row row : explanation.rows()) {
            ObjectNode node = nodes.addObject();
            node.put("id", row.id());
            node.put("name", row.name());
            node.put("notation", row.notation());
            node.put("type", row.type().toString());
            row.primal().ifPresent(p -> node.set("primal", tensor(p)));
            row.check().ifPresent(c -> node.set("cotangent", full(c)));
        }
        return text(root);
    }

    private static ObjectNode full(Check check) {
        ObjectNode node = sides(check);
        measure(node, check.agreement());
        node.put("verdict", check.verdict().name());
        for (Evidence evidence : check.evidence()) {
            ObjectNode witness = node.withArray("witnesses").addObject();
            witness.put("witness", evidence.witness());
            evidence.tensor().ifPresent(t -> witness.set("value", tensor(t)));
            evidence.engine().ifPresent(side -> witness.put("engine", side));
            evidence.oracle().ifPresent(side -> witness.put("tensorflow", side));
            witness.put("says", evidence.says());
        }
        return node;
    }

    private static ObjectNode sides(Check check) {
        ObjectNode node = NODES.objectNode();
        check.engine().ifPresent(t -> node.set("engine", tensor(t)));
        check.oracle().ifPresent(t -> node.set("tensorflow", tensor(t)));
        return node;
    }

    private static void measure(ObjectNode node, Optional<Agreement> agreement) {
        agreement.ifPresent(a -> {
            node.set("ulps", number(a.ulps()));
            node.set("allowed", number(a.allowed()));
        });
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(Double.toString(value));
    }

    /** A tensor as nested arrays. */
    static JsonNode tensor(Tensor tensor) {
        return nested(tensor, 0, 0);
    }

    private static JsonNode nested(Tensor tensor, int axis, int offset) {
        if (axis == tensor.shape().rank()) {
            double value = tensor.get(offset);
            return switch (tensor.dtype()) {
                case F32 ->
                    Double.isFinite(value) ? NODES.numberNode((float) value) : NODES.textNode(Double.toString(value));
                case F64 -> number(value);
                case I32, I64 -> NODES.numberNode(tensor.getLong(offset));
                case BOOL -> NODES.booleanNode(value != 0);
            };
        }
        ArrayNode array = NODES.arrayNode();
        int stride = tensor.shape().strides()[axis];
        for (int i = 0; i < tensor.shape().extent(axis); i++) {
            array.add(nested(tensor, axis + 1, offset + i * stride));
        }
        return array;
    }

    private static String text(ObjectNode root) {
        try {
            return MAPPER.writeValueAsString(root) + System.lineSeparator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
