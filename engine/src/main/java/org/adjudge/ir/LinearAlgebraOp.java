package org.adjudge.ir;

/** Products and functions of matrices, the last two axes. */
public sealed interface LinearAlgebraOp extends Op permits MatMul {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R matMul(MatMul op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.linearAlgebra());
    }
}
