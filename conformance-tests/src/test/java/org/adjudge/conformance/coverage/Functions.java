package org.adjudge.conformance.coverage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.adjudge.conformance.notation.Vocabulary;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import org.adjudge.ir.Op;

/** The functions of the notation by their own names, and which of them an op is. */
final class Functions {
    private static final Map<String, String> SIGNATURES = Vocabulary.signatures();

    private Functions() {}

    /** The signature of each function; aliases left out. */
    static Map<String, String> signatures() {
        Map<String, String> own = new TreeMap<>();
        SIGNATURES.values().forEach(signature -> own.put(name(signature), signature));
        return own;
    }

    /** The function that applies an op; none of an input or a constant, which a program may hold without a call. */
    static Optional<String> of(Op op) {
        if (op instanceof Input || op instanceof Constant) {
            return Optional.empty();
        }
        String name = op.opName().substring(op.opName().lastIndexOf('.') + 1);
        return Optional.ofNullable(SIGNATURES.get(name)).map(Functions::name);
    }

    /** The functions' names, in alphabetical order. */
    static List<String> names() {
        return List.copyOf(signatures().keySet());
    }

    private static String name(String signature) {
        return signature.substring(0, signature.indexOf('('));
    }
}
