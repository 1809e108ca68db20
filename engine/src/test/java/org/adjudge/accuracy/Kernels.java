package org.adjudge.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjudge.ir.Betainc;
import org.adjudge.ir.Binary;
import org.adjudge.ir.IgammaGradA;
import org.adjudge.ir.Op;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.ir.Unary;

/** The ops whose accuracy is measured, by name. */
final class Kernels {
    private static final Map<String, Op> BY_NAME = Stream.<Stream<Op>>of(
                    Arrays.stream(Unary.values()),
                    Arrays.stream(Binary.values()),
                    Arrays.stream(Special.values()),
                    Arrays.stream(SpecialBinary.values()),
                    Stream.of(new IgammaGradA(1), new Betainc()))
            .flatMap(ops -> ops)
            .collect(Collectors.toMap(Op::opName, Function.identity()));

    private Kernels() {}

    static Op named(String name) {
        Op op = BY_NAME.get(name);
        if (op == null) {
            throw new AssertionError(
                    "accuracy/reference.tsv names '" + name + "', which is none of " + BY_NAME.keySet());
        }
        return op;
    }

    /** The special functions, of which none may be missing. */
    static List<String> special() {
        return Stream.<Op>concat(Arrays.stream(Special.values()), Arrays.stream(SpecialBinary.values()))
                .map(Op::opName)
                .toList();
    }
}
