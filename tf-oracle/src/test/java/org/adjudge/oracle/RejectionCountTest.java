package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import org.adjudge.ir.Op;
import org.adjudge.ir.Twin;
import org.junit.jupiter.api.Test;

/** Of each kind of op, and of each op that is a kind of its own under an older name, three bad inputs, or a reason in few-rejections.txt. */
class RejectionCountTest {
    private static final int ENOUGH = 3;

    @Test
    void each_kind_of_op_has_three_bad_inputs_or_a_reason() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        Op.kinds().forEach(kind -> counts.put(kind.getSimpleName(), 0));
        counts.keySet()
                .removeAll(Set.of(
                        Input.class.getSimpleName(), Constant.class.getSimpleName(), Twin.class.getSimpleName()));
        for (Twin twin : Twin.values()) {
            counts.put(kind(twin), 0);
        }
        RejectionTest.rejections().forEach(bad -> counts.merge(kind(bad.op()), 1, Integer::sum));
        Set<String> few = counts.entrySet().stream()
                .filter(e -> e.getValue() < ENOUGH)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                exempt(), few, "the kinds with fewer than three bad inputs, and those that few-rejections.txt names");
    }

    private static String kind(Op op) {
        if (op instanceof Twin twin) {
            return "Twin." + twin.name();
        }
        return op instanceof Enum<?> row
                ? row.getDeclaringClass().getSimpleName()
                : op.getClass().getSimpleName();
    }

    private static Set<String> exempt() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RejectionCountTest.class.getResourceAsStream("few-rejections.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(": ")))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
