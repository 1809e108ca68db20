package org.adjudge.ir;

/** The layers of neural networks. */
public sealed interface NeuralOp extends Op
        permits Softmax,
                LogSoftmax,
                SoftmaxCrossEntropy,
                SparseSoftmaxCrossEntropy,
                BiasAdd,
                FusedBatchNorm,
                LocalResponseNormalization,
                Resize,
                ResizeGrad {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R softmax(Softmax op);

        R logSoftmax(LogSoftmax op);

        R softmaxCrossEntropy(SoftmaxCrossEntropy op);

        R sparseSoftmaxCrossEntropy(SparseSoftmaxCrossEntropy op);

        R biasAdd(BiasAdd op);

        R fusedBatchNorm(FusedBatchNorm op);

        R localResponseNormalization(LocalResponseNormalization op);

        R resize(Resize op);

        R resizeGrad(ResizeGrad op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.neural());
    }
}
