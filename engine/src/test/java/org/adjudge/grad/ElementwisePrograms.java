package org.adjudge.grad;

import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.AddN;
import org.adjudge.ir.Classification;
import org.adjudge.ir.ClipByValue;
import org.adjudge.ir.LeakyRelu;
import org.adjudge.ir.Logical;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** Programs of the elementwise ops that have attributes or several operands. */
final class ElementwisePrograms {
    private ElementwisePrograms() {}

    static List<Program> all() {
        Shape matrix = Programs.of(2, 3);
        return List.of(
                Programs.apply(new LeakyRelu(0.3f), matrix),
                Programs.program(
                        "leaky_relu below 0",
                        x -> apply(new LeakyRelu(0.3f), x.get(0).neg()),
                        matrix),
                Programs.apply(new ClipByValue(), matrix, matrix, matrix),
                Programs.program("ClipByValue of scalar bounds", ElementwisePrograms::clip, matrix, Shape.SCALAR),
                Programs.apply(new AddN(), matrix, matrix, matrix),
                Programs.program("logic", ElementwisePrograms::logic, matrix));
    }

    private static Value apply(Op op, Value... operands) {
        return operands[0].graph().apply(op, operands);
    }

    private static Value clip(List<Value> x) {
        return apply(new ClipByValue(), x.get(0), x.get(1).times(0.75), x.get(1));
    }

    /** x² where it is finite and not both above 1.01 and below 1.49, else x. */
    private static Value logic(List<Value> inputs) {
        Value x = inputs.get(0);
        Value between = apply(Logical.AND, x.gt(1.01), x.lt(1.49));
        Value finite = apply(Classification.IS_FINITE, x);
        return apply(Logical.AND, finite, apply(Logical.NOT, between)).select(x.square(), x);
    }
}
