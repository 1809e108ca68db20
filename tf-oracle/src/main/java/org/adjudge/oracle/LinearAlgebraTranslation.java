package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.LinearAlgebraOp;
import org.adjudge.ir.MatMul;
import org.tensorflow.Output;

/** Products and functions of matrices, the last two axes. */
final class LinearAlgebraTranslation extends FamilyTranslation implements LinearAlgebraOp.Visitor<List<Output<?>>> {
    LinearAlgebraTranslation(FamilyTranslation scope) {
        super(scope);
    }

    /** MatMul for two matrices, BatchMatMulV3 otherwise: that has adjoints only, which are transposes for real numbers. */
    @Override
    public List<Output<?>> matMul(MatMul op) {
        boolean flipA = op.transposeA() || op.adjointA();
        boolean flipB = op.transposeB() || op.adjointB();
        if (rank(in(0)) == 2 && rank(in(1)) == 2) {
            return List.of(graph.build(
                    "MatMul",
                    b -> b.addInput(in(0))
                            .addInput(in(1))
                            .setAttr("transpose_a", flipA)
                            .setAttr("transpose_b", flipB)));
        }
        return List.of(graph.build(
                "BatchMatMulV3",
                b -> b.addInput(in(0))
                        .addInput(in(1))
                        .setAttr("adj_x", flipA)
                        .setAttr("adj_y", flipB)
                        .setAttr("Tout", in(0).dataType())));
    }
}
