package org.adjudge.ir;

/** The layers of neural networks. */
public sealed interface NeuralOp extends Op
        permits Softmax,
                LogSoftmax,
                Conv,
                ConvBackpropInput,
                ConvBackpropFilter,
                DepthwiseConv,
                AvgPool,
                AvgPoolGrad,
                MaxPool,
                MaxPoolWithArgmax,
                Dilation2D,
                MaxPoolGrad,
                MaxPoolGradGrad,
                SoftmaxCrossEntropy,
                SparseSoftmaxCrossEntropy,
                BiasAdd,
                FusedBatchNorm,
                LocalResponseNormalization,
                Resize,
                ResizeGrad,
                CropAndResize,
                ScaleAndTranslate {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R softmax(Softmax op);

        R logSoftmax(LogSoftmax op);

        R conv(Conv op);

        R convBackpropInput(ConvBackpropInput op);

        R convBackpropFilter(ConvBackpropFilter op);

        R depthwiseConv(DepthwiseConv op);

        R avgPool(AvgPool op);

        R avgPoolGrad(AvgPoolGrad op);

        R maxPool(MaxPool op);

        R maxPoolWithArgmax(MaxPoolWithArgmax op);

        R dilation2D(Dilation2D op);

        R maxPoolGrad(MaxPoolGrad op);

        R maxPoolGradGrad(MaxPoolGradGrad op);

        R softmaxCrossEntropy(SoftmaxCrossEntropy op);

        R sparseSoftmaxCrossEntropy(SparseSoftmaxCrossEntropy op);

        R biasAdd(BiasAdd op);

        R fusedBatchNorm(FusedBatchNorm op);

        R localResponseNormalization(LocalResponseNormalization op);

        R resize(Resize op);

        R resizeGrad(ResizeGrad op);

        R cropAndResize(CropAndResize op);

        R scaleAndTranslate(ScaleAndTranslate op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.neural());
    }
}
