package org.adjudge.conformance.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.conformance.notation.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function has cases of every kind that it can have. */
class CompletenessTest {
    private static final Set<String> NEEDS =
            Arrays.stream(Need.values()).map(Need::name).collect(Collectors.toSet());
    private static final Map<String, String> EXEMPTIONS = exemptions();

    /** By function and need, as in {@code exp RANK_5}. */
    private static Map<String, String> exemptions() {
        Map<String, String> single = new TreeMap<>();
        Reasons.in("exemptions.txt").forEach((what, why) -> {
            List<String> words = List.of(what.split(",? ", -1));
            List<String> needs = words.stream().filter(NEEDS::contains).toList();
            words.stream()
                    .filter(word -> !NEEDS.contains(word))
                    .forEach(function -> needs.forEach(need -> single.put(function + " " + need, why)));
        });
        return single;
    }

    @Test
    void each_function_has_the_cases_that_it_needs_or_an_exemption_with_a_reason() {
        TreeMap<String, String> missing = new TreeMap<>();
        Needs.of(Catalogue.cases().toList())
                .forEach((function, needs) -> needs.missing()
                        .forEach(need -> missing.put(
                                function + " " + need,
                                need == Need.KINK
                                        ? "; kinks.txt lists " + (needs.points().isEmpty() ? "none" : needs.points())
                                        : "")));
        List<String> complaints = new ArrayList<>();
        missing.forEach((what, points) -> {
            if (!EXEMPTIONS.containsKey(what)) {
                complaints.add(what + ": no case has it; write one into src/main/resources/cases, or a reason into "
                        + "exemptions.txt" + points);
            }
        });
        for (String what : EXEMPTIONS.keySet()) {
            if (!missing.containsKey(what)) {
                complaints.add(what + ": a case has it by now; take it out of exemptions.txt");
            }
        }
        assertEquals("", String.join("\n", complaints));
    }

    @Test
    void kinks_are_listed_of_functions_that_there_are() {
        TreeSet<String> unknown = new TreeSet<>(Kinks.functions());
        Functions.names().forEach(unknown::remove);
        assertEquals(Set.of(), unknown);
    }

    static Stream<Arguments> blindSpots() {
        return Stream.of(
                arguments(
                        Need.BROADCAST,
                        "tf.maximum(x, y) | x: f64[3], y: f64",
                        "tf.maximum(x, y) | x: f64[3], y: f64[3]"),
                arguments(Need.RANK_3, "tf.exp(x) | x: f64[2,1,2]", "tf.exp(x) | x: f64[2,2]"),
                arguments(
                        Need.CYCLE,
                        "tf.transpose(x, [1, 2, 0]) | x: f64[2,3,4]",
                        "tf.transpose(x, [2, 1, 0]) | x: f64[2,3,4]"),
                arguments(
                        Need.CYCLE,
                        "tf.einsum('abc->bca', x) | x: f64[2,3,4]",
                        "tf.einsum('abc->cba', x) | x: f64[2,3,4]"),
                arguments(
                        Need.STRIDE_BELOW_WINDOW,
                        "tf.nn.max_pool2d(x, 3, 2, 'VALID') | x: f64[1,5,5,1]",
                        "tf.nn.max_pool2d(x, 2, 2, 'VALID') | x: f64[1,4,4,1]"),
                arguments(
                        Need.STRIDE_BELOW_WINDOW,
                        "tf.nn.conv2d(x, w, 1, 'VALID') | x: f64[1,5,5,1], w: f64[2,2,1,1]",
                        "tf.nn.conv2d(x, w, 2, 'VALID') | x: f64[1,4,4,1], w: f64[2,2,1,1]"),
                arguments(
                        Need.DUPLICATE_INDEX,
                        "tf.gather(x, i) | x: f64[3], i: i32[2] = [1, 1]",
                        "tf.gather(x, i) | x: f64[3], i: i32[2] = [1, 0]"),
                arguments(
                        Need.DUPLICATE_INDEX,
                        "tf.gather(x, i, batch_dims=1) | x: f64[2,3], i: i32[2,2] = [[0, 1], [2, 2]]",
                        "tf.gather(x, i, batch_dims=1) | x: f64[2,3], i: i32[2,2] = [[0, 1], [0, 1]]"),
                arguments(
                        Need.DUPLICATE_INDEX,
                        "tf.scatter_nd([[0, 1], [0, 1]], x, [2, 2]) | x: f64[2]",
                        "tf.scatter_nd([[0, 1], [1, 0]], x, [2, 2]) | x: f64[2]"),
                arguments(
                        Need.DUPLICATE_INDEX,
                        "tf.math.segment_sum(x, [0, 0]) | x: f64[2]",
                        "tf.math.segment_sum(x, [0, 1]) | x: f64[2]"),
                arguments(Need.BATCH, "tf.linalg.inv(x) | x: f64[2,2,2] spd", "tf.linalg.inv(x) | x: f64[1,2,2] spd"),
                arguments(
                        Need.BATCH,
                        "tf.nn.conv2d(x, w, 1, 'VALID') | x: f64[2,3,3,1], w: f64[2,2,1,1]",
                        "tf.nn.conv2d(x, w, 1, 'VALID') | x: f64[1,3,3,1], w: f64[2,2,1,1]"),
                arguments(
                        Need.KINK,
                        "tf.maximum(x, y) | x: f64[6] = [1, 1, -0.0, 0, nan, 1], y: f64[6] = [1, 2, 0, -0.0, 1, nan]",
                        "tf.maximum(x, y) | x: f64[6] = [1, 1, -0.0, 0, nan, 1], y: f64[6] = [1, 2, 0, -0.0, 1, 2]"),
                arguments(Need.KINK, "tf.argmax(x) | x: f64[3] = [1, 2, 2]", "tf.argmax(x) | x: f64[3] = [1, 2, 3]"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("blindSpots")
    void a_need_is_met_by_a_case_that_shows_it_and_missed_without(Need need, String showing, String blind) {
        Case shows = Case.parse(showing);
        String function = shows.uses().get(0).function();
        assertFalse(missing(function, shows).contains(need));
        assertTrue(missing(function, Case.parse(blind)).contains(need));
    }

    private static Set<Need> missing(String function, Case only) {
        return Objects.requireNonNull(Needs.of(List.of(only)).get(function)).missing();
    }
}
