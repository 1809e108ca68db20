package org.adjudge.ir;

/**
 * A method for each kind of op, those of a family together: implementing it is how a translation proves that it is
 * complete.
 */
public interface OpVisitor<R> {
    R input(Input op);

    R constant(Constant op);

    ElementwiseOp.Visitor<R> elementwise();

    ReductionOp.Visitor<R> reduction();

    LayoutOp.Visitor<R> layout();

    IndexOp.Visitor<R> index();

    LinearAlgebraOp.Visitor<R> linearAlgebra();

    NeuralOp.Visitor<R> neural();

    R twin(Twin op);
}
