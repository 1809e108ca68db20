package org.adjudge.conformance.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adjudge.conformance.notation.Case;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import org.adjudge.ir.Op;

/** What a case is about: its ops, their families, the dtypes of its inputs. */
final class Families {
    private static final List<Class<?>> ALL = Arrays.stream(Op.class.getPermittedSubclasses())
            .<Class<?>>map(family -> family)
            .filter(Class::isInterface)
            .toList();

    private Families() {}

    /** The ops of a graph that compute something. */
    static List<Op> ops(Case subject) {
        return subject.graph().nodes().stream()
                .map(n -> n.op())
                .filter(op -> !(op instanceof Input) && !(op instanceof Constant))
                .toList();
    }

    /** {@code linear algebra} of an op that is a {@code LinearAlgebraOp}. */
    static String of(Op op) {
        return ALL.stream()
                .filter(family -> family.isInstance(op))
                .map(family -> family.getSimpleName()
                        .replaceAll("Op$", "")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** The dtypes of the inputs. */
    static List<String> dtypes(Case subject) {
        return subject.inputs().keySet().stream()
                .map(v -> v.dtype().toString())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether an input holds a value that is not finite. */
    static boolean special(Case subject) {
        return subject.inputs().values().stream()
                .anyMatch(t -> Arrays.stream(t.toDoubles()).anyMatch(x -> !Double.isFinite(x)));
    }
}
