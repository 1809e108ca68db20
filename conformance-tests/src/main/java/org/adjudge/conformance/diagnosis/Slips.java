package org.adjudge.conformance.diagnosis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.adjudge.conformance.notation.RuleText;

/**
 * The formulas that people write instead of an op's rule: the table {@code slips.tsv}, of which each line is an op, an
 * input, a formula in the notation, a name and a sentence.
 */
final class Slips implements Hypothesis {
    private record Slip(String function, int slot, String formula, String name, String sentence) {}

    private static final List<Slip> TABLE = read();

    @Override
    public List<Suspicion> about(Scene scene) {
        String name = scene.op().opName();
        String function = name.substring(name.lastIndexOf('.') + 1);
        return TABLE.stream()
                .filter(s -> s.function().equals(function) && s.slot() == scene.slot())
                .map(s -> Suspicion.of(
                        s.name(),
                        s.sentence() + ": " + s.formula(),
                        () -> scene.value(a -> {
                            var value = RuleText.value(s.formula(), scene.op(), a);
                            return scene.op().broadcasts()
                                    ? value.unbroadcast(scene.input().shape())
                                    : value;
                        })))
                .toList();
    }

    private static List<Slip> read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Slips.class.getResourceAsStream("slips.tsv")), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(c -> new Slip(c[0], Integer.parseInt(c[1]), c[2], c[3], c[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
