package org.adjudge.conformance.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Vocabulary;
import org.junit.jupiter.api.Test;

/** Each parameter that may be left out is given in some case. Gradient ops, in capitals, have theirs from the ops that they are of. */
class ParametersTest {
    /** And why: TensorFlow's kernels take one value alone. */
    private static final Set<String> NEVER = Set.of(
            "conv3d_transpose(dilations)", // all 1
            "erosion2d(data_format)", // NHWC
            "max_pool_with_argmax(data_format)"); // NHWC

    private static final Pattern CALL = Pattern.compile("tf\\.(?:[a-z_0-9]+\\.)*([a-z_0-9]+)\\(");
    private static final Pattern KEYWORD = Pattern.compile("\\s*([a-zA-Z_]+)\\s*=(?!=).*", Pattern.DOTALL);

    @Test
    void each_parameter_with_a_default_is_given_in_a_case() {
        Map<String, Set<String>> given = given(Catalogue.cases().map(Case::line));
        TreeSet<String> never = new TreeSet<>();
        Functions.signatures()
                .forEach((name, signature) -> parameters(signature).stream()
                        .filter(parameter -> parameter.contains("=") && Character.isLowerCase(name.charAt(0)))
                        .map(ParametersTest::name)
                        .filter(parameter -> !given.getOrDefault(name, Set.of()).contains(parameter))
                        .forEach(parameter -> never.add(name + "(" + parameter + ")")));
        assertEquals(new TreeSet<>(NEVER), never, "what no case gives; write one into src/main/resources/cases");
    }

    @Test
    void a_parameter_is_given_by_its_place_or_by_its_name() {
        Map<String, Set<String>> given = given(Stream.of("tf.cumsum(tf.exp(x + (1)), 1, reverse=True) | x: f64[2,3]"));
        assertEquals(Set.of("x", "axis", "reverse"), given.get("cumsum"));
        assertTrue(given.containsKey("exp"), given::toString);
    }

    private static Map<String, Set<String>> given(Stream<String> lines) {
        Map<String, String> signatures = Vocabulary.signatures();
        Map<String, Set<String>> given = new TreeMap<>();
        lines.forEach(line -> {
            Matcher call = CALL.matcher(line);
            while (call.find()) {
                String signature = signatures.get(call.group(1));
                if (signature != null) {
                    String own = signature.substring(0, signature.indexOf('('));
                    add(given.computeIfAbsent(own, n -> new TreeSet<>()), signature, pieces(line, call.end()));
                }
            }
        });
        return given;
    }

    private static void add(Set<String> given, String signature, List<String> arguments) {
        List<String> parameters = parameters(signature);
        for (int k = 0; k < arguments.size(); k++) {
            Matcher keyword = KEYWORD.matcher(arguments.get(k));
            if (keyword.matches()) {
                given.add(keyword.group(1));
            } else if (k < parameters.size()) {
                given.add(name(parameters.get(k)));
            }
        }
    }

    private static List<String> parameters(String signature) {
        return pieces(signature, signature.indexOf('(') + 1);
    }

    private static String name(String parameter) {
        return parameter.strip().split("[=:]", -1)[0].strip();
    }

    /** What stands between commas, from within a bracket to its end. */
    private static List<String> pieces(String text, int from) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || (depth == 0 && c == ',')) {
                pieces.add(text.substring(start, i));
                start = i + 1;
            }
        }
        return pieces;
    }
}
