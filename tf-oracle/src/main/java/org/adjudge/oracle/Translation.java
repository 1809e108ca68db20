package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.Constant;
import org.adjudge.ir.ElementwiseOp;
import org.adjudge.ir.IndexOp;
import org.adjudge.ir.Input;
import org.adjudge.ir.LayoutOp;
import org.adjudge.ir.LinearAlgebraOp;
import org.adjudge.ir.NeuralOp;
import org.adjudge.ir.OpVisitor;
import org.adjudge.ir.ReductionOp;
import org.adjudge.ir.Twin;
import org.tensorflow.Output;

/**
 * One op of the vocabulary as TensorFlow ops: those that TensorFlow Python's function of the op's name emits, with the
 * attributes as the program has them.
 *
 * <p>A negative axis stays negative, an absent one becomes all axes of the rank that TensorFlow knows: what TensorFlow
 * gets wrong with them is part of its testimony. The shapes that the engine inferred are not looked at.
 */
final class Translation extends FamilyTranslation implements OpVisitor<List<Output<?>>> {
    /** A translation of an op that is applied to the given inputs. */
    Translation(NativeGraph graph, Precision precision, List<Output<?>> inputs) {
        super(graph, precision, inputs);
    }

    /** Never called: who binds the inputs writes placeholders for them. */
    @Override
    public List<Output<?>> input(Input op) {
        throw new IllegalStateException("no value bound to input '" + op.label() + "'");
    }

    @Override
    public List<Output<?>> constant(Constant op) {
        return List.of(graph.constant(precision.of(op.value())));
    }

    @Override
    public ElementwiseOp.Visitor<List<Output<?>>> elementwise() {
        return new ElementwiseTranslation(this);
    }

    @Override
    public ReductionOp.Visitor<List<Output<?>>> reduction() {
        return new ReductionTranslation(this);
    }

    @Override
    public LayoutOp.Visitor<List<Output<?>>> layout() {
        return new LayoutTranslation(this);
    }

    @Override
    public IndexOp.Visitor<List<Output<?>>> index() {
        return new IndexTranslation(this);
    }

    @Override
    public LinearAlgebraOp.Visitor<List<Output<?>>> linearAlgebra() {
        return new LinearAlgebraTranslation(this);
    }

    @Override
    public NeuralOp.Visitor<List<Output<?>>> neural() {
        return new NeuralTranslation(this);
    }

    /** The older names themselves. */
    @Override
    public List<Output<?>> twin(Twin op) {
        return switch (op) {
            case ADD -> op("Add", in(0), in(1));
            case DIV -> op("Div", in(0), in(1));
            case INV -> op("Inv", in(0));
            case SELECT -> op("Select", in(0), in(1), in(2));
            case BATCH_MAT_MUL -> op("BatchMatMul", in(0), in(1));
            case CHECK_NUMERICS ->
                List.of(graph.build("CheckNumerics", b -> b.addInput(in(0)).setAttr("message", "a case")));
            case MATRIX_DIAG -> op("MatrixDiag", in(0));
            case BATCH_MAT_MUL_V2 -> op("BatchMatMulV2", in(0), in(1));
        };
    }
}
