package org.adjudge.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.adjudge.tensor.DType;

/** docs/ACCURACY.md: a row for each function and domain, with its worst ULPs in f64 and f32. */
final class AccuracyPage {
    private static final double TARGET = 4;
    private static final String HEAD = """
            # Accuracy

            How far the engine's functions are off at most, in ULPs of the true value, on a fixed grid of 48 (f64) and 24 (f32) arguments
            drawn from the domain. The true values are mpmath's with 50 digits: `engine/src/test/resources/accuracy`. `AccuracyTest` holds the
            engine to these numbers; `mvn verify -pl engine -Dadjudge.update` writes them anew, measured and rounded up to a tenth. float32 is
            computed in double and rounded once, but exp, log, tanh and sigmoid in float32 (ADR 23): of all 2³² arguments they are off by 0.9, 0.9,
            1.5 and 1.0 ULP at most, which `ElementaryTest` holds them to (`-Dadjudge.floats=1`: at each of them). The target is 4 ULP; what misses it is marked.

            * lgamma and digamma at negative arguments: by the reflection formula, so near their zeros there the error is absolute.
            * igamma, igammac and betainc: as commons-numbers has them; larger parameters than these lose more (32 and 70 ULP seen up to 30).
            * The derivative of igamma in a: its two factors cancel where it changes sign.
            * gelu, silu, mish and other composites are as accurate as TensorFlow's formulas: gelu of x far below 0 cancels in 1 + erf.

            | function | domain | f64 | f32 | |
            |---|---|---|---|---|
            """;

    /** For each function and domain, {@code | name | domain |}, the worst ULPs by dtype. */
    private final Map<String, Map<DType, Double>> rows;

    private AccuracyPage(Map<String, Map<DType, Double>> rows) {
        this.rows = rows;
    }

    static AccuracyPage measured() {
        Map<String, Map<DType, Double>> rows = new LinkedHashMap<>();
        for (Reference reference : Reference.all()) {
            double ulps = reference.ulps(Kernels.named(reference.op()));
            rows.computeIfAbsent("| " + reference.op() + " | " + reference.domain(), row -> new LinkedHashMap<>())
                    .merge(reference.dtype(), Math.ceil(10 * ulps) / 10, Math::max);
        }
        return new AccuracyPage(rows);
    }

    static AccuracyPage published(Path file) {
        Map<String, Map<DType, Double>> rows = new LinkedHashMap<>();
        for (String line :
                read(file).lines().filter(l -> l.startsWith("| ")).skip(1).toList()) {
            String[] cells = line.split("\\|", -1);
            Map<DType, Double> row = new LinkedHashMap<>();
            row.put(DType.F64, Double.valueOf(cells[3].strip()));
            row.put(DType.F32, Double.valueOf(cells[4].strip()));
            rows.put("| " + cells[1].strip() + " | " + cells[2].strip(), row);
        }
        return new AccuracyPage(rows);
    }

    Map<String, Map<DType, Double>> rows() {
        return rows;
    }

    /** The worst of a row; 0 if there is none, which nothing keeps. */
    double ulps(String function, DType dtype) {
        return rows.getOrDefault(function, Map.of()).getOrDefault(dtype, 0.0);
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder(HEAD);
        rows.forEach((key, row) -> {
            double worst = row.values().stream().mapToDouble(x -> x).max().orElse(0);
            text.append(String.format(
                    Locale.ROOT,
                    "%s | %.1f | %.1f | %s |%n",
                    key,
                    ulps(key, DType.F64),
                    ulps(key, DType.F32),
                    worst > TARGET ? "above 4" : ""));
        });
        try {
            Files.writeString(file, text.toString().replace(System.lineSeparator(), "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
