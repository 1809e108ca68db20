package org.adjudge.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cases as the page's script reads them: words that come again are numbers into a list. */
final class CaseData {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** In place of TensorFlow's tensor where it is the engine's, to the last bit. */
    private static final String SAME = "=";

    private final Map<String, Integer> words = new LinkedHashMap<>();

    private CaseData() {}

    /** JSON that can stand in a script element: no {@code <} is left in it. */
    static String of(List<CaseEntry> entries, Set<Integer> full) {
        CaseData data = new CaseData();
        ObjectNode root = NODES.objectNode();
        ArrayNode cases = root.putArray("cases");
        for (int i = 0; i < entries.size(); i++) {
            cases.add(data.entry(entries.get(i), full.contains(i)));
        }
        ArrayNode words = root.putArray("words");
        data.words.keySet().forEach(words::add);
        ObjectNode marks = root.putObject("marks");
        for (Mark mark : Mark.values()) {
            marks.putObject(mark.name())
                    .put("symbol", mark.symbol())
                    .put("words", mark.words())
                    .put("tone", mark.tone().css())
                    .put("gravity", mark.gravity());
        }
        return root.toString().replace("<", "\\u003c");
    }

    private int word(String text) {
        return words.computeIfAbsent(text, t -> words.size());
    }

    private ArrayNode words(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(t -> array.add(word(t)));
        return array;
    }

    private ObjectNode entry(CaseEntry entry, boolean full) {
        ObjectNode node = NODES.objectNode();
        node.put("line", entry.line());
        node.put("v", word(entry.verdict()));
        node.set("ops", words(entry.ops()));
        node.set("families", words(entry.families()));
        node.set("dtypes", words(entry.dtypes()));
        if (entry.special()) {
            node.put("special", 1);
        }
        ArrayNode inputs = node.putArray("inputs");
        entry.inputs()
                .forEach(i -> inputs.addArray()
                        .add(word(i.name()))
                        .add(word(i.type()))
                        .add(tensor(i.value(), full)));
        ArrayNode checks = node.putArray("checks");
        entry.checks().forEach(c -> checks.add(check(c, full)));
        entry.sentence().ifPresent(s -> node.put("sentence", word(s)));
        entry.minimal().ifPresent(s -> node.put("minimal", s));
        entry.firstWrong().ifPresent(f -> node.put("first", f.node()).put("firstStep", f.step() + ", its " + f.kind()));
        if (!entry.diagnoses().isEmpty()) {
            ArrayNode diagnoses = node.putArray("diagnoses");
            entry.diagnoses().forEach(diagnoses::add);
        }
        if (full && !entry.nodes().isEmpty()) {
            ArrayNode nodes = node.putArray("nodes");
            entry.nodes().forEach(n -> nodes.add(graphNode(n)));
        }
        return node;
    }

    /** What, verdict, ULPs, allowed, reason, engine, TensorFlow, witnesses; what is at the end and empty is left out. */
    private ArrayNode check(CheckEntry check, boolean full) {
        ArrayNode array = NODES.arrayNode();
        array.add(word(check.what())).add(word(check.verdict()));
        array.add(check.ulps().map(Ulps::toString).orElse(""));
        array.add(check.allowed().map(Ulps::toString).orElse(""));
        boolean agrees = check.mark().equals(Mark.AGREES);
        String engine = tensor(check.engine(), full);
        String tensorflow = tensor(check.tensorflow(), full);
        boolean same = check.engine().equals(check.tensorflow());
        boolean witnesses = !check.witnesses().isEmpty();
        boolean values = witnesses || (!"repeatability".equals(check.kind()) && !(engine + tensorflow).isEmpty());
        if (values || !agrees) {
            array.add(agrees ? -1 : check.reason().map(this::word).orElse(-1));
        }
        if (values) {
            array.add(engine).add(same ? SAME : tensorflow);
        }
        if (witnesses) {
            ArrayNode heard = array.addArray();
            check.witnesses().forEach(w -> heard.add(witness(w, full)));
        }
        return array;
    }

    private ArrayNode witness(WitnessEntry witness, boolean full) {
        return NODES.arrayNode()
                .add(word(witness.witness()))
                .add(word(witness.side()))
                .add(word(witness.says()))
                .add(tensor(witness.value(), full));
    }

    private ObjectNode graphNode(NodeEntry node) {
        ObjectNode json = NODES.objectNode();
        json.put("id", node.id())
                .put("name", node.name())
                .put("notation", node.notation())
                .put("type", node.type())
                .put("primal", tensor(node.primal(), true));
        node.cotangent().ifPresent(c -> {
            ArrayNode check = json.putArray("cotangent");
            check.add(word(c.verdict())).add(c.ulps().map(Ulps::toString).orElse(""));
            check.add(tensor(c.engine(), true))
                    .add(c.engine().equals(c.tensorflow()) ? SAME : tensor(c.tensorflow(), true));
        });
        return json;
    }

    private static String tensor(Optional<JsonNode> tensor, boolean full) {
        return tensor.map(t -> TensorView.of(t, full ? TensorView.MOST : TensorView.FEW)
                        .toString())
                .orElse("");
    }
}
