package org.adjudge.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Small runs to make pages of. */
final class Runs {
    static final String HOSTILE =
            "tf.exp(x) | x: f64[1] # </script><script>alert(1)</script><img src=x onerror=alert(2)>";

    static final WitnessEntry WITNESS = new WitnessEntry(
            "transplant",
            Optional.of(json("[[1.0,2.25],[\"NaN\",\"Infinity\"]]")),
            Optional.of(false),
            Optional.of(true),
            "the engine's gradient graph on TensorFlow's kernels");

    private Runs() {}

    static Run of(CaseEntry... entries) {
        Header header = new Header(
                entries.length, 3, 2, 0, 0, 0, 1, 0.25, "2.18.0", "engine", "test", "17", "2026-01-01T00:00:00Z", true);
        return new Run(header, List.of(entries));
    }

    static CaseEntry agreeing(String line, String op) {
        return entry(line, "AGREES", op, List.of(check("output", "AGREES", 0.5)), List.of());
    }

    static CaseEntry disagreeing(String line, String op) {
        List<NodeEntry> nodes =
                List.of(node("0", "x", List.of(), "DISAGREES"), node("1", "v1", List.of("0"), "AGREES"));
        return entry(line, "DISAGREES", op, List.of(check("gradient of x", "DISAGREES", 1e7)), nodes);
    }

    static CaseEntry entry(String line, String verdict, String op, List<CheckEntry> checks, List<NodeEntry> nodes) {
        return new CaseEntry(
                line,
                verdict,
                List.of(op),
                List.of("elementwise"),
                List.of("f64"),
                false,
                List.of(input("x"), input("seed")),
                verdict.equals("AGREES") ? Optional.empty() : Optional.of("the gradient of x disagrees"),
                checks,
                nodes.isEmpty() ? Optional.empty() : Optional.of(new FirstWrongEntry("0", "x", "cotangent")),
                nodes,
                List.of(),
                Optional.empty());
    }

    /** With other inputs. */
    static CaseEntry with(CaseEntry c, InputEntry... inputs) {
        return new CaseEntry(
                c.line(),
                c.verdict(),
                c.ops(),
                c.families(),
                c.dtypes(),
                c.special(),
                List.of(inputs),
                c.sentence(),
                c.checks(),
                c.firstWrong(),
                c.nodes(),
                c.diagnoses(),
                c.minimal());
    }

    static CheckEntry check(String what, String verdict, double ulps) {
        boolean plain = verdict.equals("AGREES");
        String engine = plain ? "[[1.0,2.0],[3.0,4.0]]" : "[[1.0,2.5],[\"NaN\",\"Infinity\"]]";
        String tensorflow = plain ? engine : "[[1.0,2.25],[\"NaN\",\"Infinity\"]]";
        return new CheckEntry(
                what,
                verdict,
                Optional.of(new Ulps(ulps)),
                Optional.of(new Ulps(4)),
                Optional.empty(),
                Optional.of(json(engine)),
                Optional.of(json(tensorflow)),
                OptionalDouble.of(ulps),
                OptionalDouble.of(0.25),
                plain ? List.of() : List.of(WITNESS));
    }

    private static InputEntry input(String name) {
        return new InputEntry(name, "f64[2, 2]", Optional.of(json("[[0.5,0.25],[0.125,-1.0]]")));
    }

    private static NodeEntry node(String id, String name, List<String> inputs, String verdict) {
        return new NodeEntry(
                id,
                name,
                name.equals("x") ? "x" : "tf.exp(x)",
                "f64[2, 2]",
                inputs,
                Optional.empty(),
                Optional.of(check("gradient of " + name, verdict, 1)));
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
