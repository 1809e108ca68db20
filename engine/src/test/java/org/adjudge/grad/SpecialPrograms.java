package org.adjudge.grad;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.Betainc;
import org.adjudge.ir.IgammaGradA;
import org.adjudge.ir.Op;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** Programs of special functions, of inputs in their domains. */
final class SpecialPrograms {
    private static final Shape MATRIX = Shape.of(2, 3);

    private SpecialPrograms() {}

    static List<Program> all() {
        List<Program> result = new ArrayList<>();
        for (Special op : Special.values()) {
            boolean inverse = op == Special.ERFINV || op == Special.NDTRI;
            result.add(unary(op, x -> inverse ? x.times(0.375) : x));
        }
        for (Special op : List.of(Special.ERF, Special.ERFC, Special.BESSEL_I0, Special.BESSEL_I1E)) {
            result.add(unary(op, Value::neg));
        }
        for (SpecialBinary op : List.of(SpecialBinary.IGAMMA, SpecialBinary.IGAMMAC)) {
            result.add(Programs.apply(op, MATRIX, MATRIX));
            result.add(Programs.apply(op, Shape.of(2, 1), Shape.of(3)));
        }
        result.add(Programs.apply(new IgammaGradA(1), MATRIX, MATRIX));
        result.add(Programs.apply(new IgammaGradA(2), Shape.of(2, 1), Shape.of(3)));
        for (SpecialBinary op : List.of(SpecialBinary.POLYGAMMA, SpecialBinary.ZETA)) {
            result.add(
                    Programs.program(op + " of order 2", x -> apply(op, x.get(0).like(2), x.get(0)), MATRIX));
        }
        result.add(Programs.program("betainc", SpecialPrograms::betainc, MATRIX));
        return result;
    }

    private static Program unary(Special op, Function<Value, Value> inside) {
        return Programs.program(op + " in its domain", x -> apply(op, inside.apply(x.get(0))), MATRIX);
    }

    private static Value betainc(List<Value> x) {
        Value inside = x.get(0).times(0.375);
        return apply(new Betainc(), inside.like(1.5), inside.like(2.5), inside);
    }

    private static Value apply(Op op, Value... operands) {
        return operands[0].graph().apply(op, operands);
    }
}
