package org.adjudge.ir;

/** The layers of neural networks. */
public sealed interface NeuralOp extends Op permits Softmax, LogSoftmax {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R softmax(Softmax op);

        R logSoftmax(LogSoftmax op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.neural());
    }
}
