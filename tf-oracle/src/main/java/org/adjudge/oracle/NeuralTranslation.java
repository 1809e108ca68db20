package org.adjudge.oracle;

import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.ir.AvgPool;
import org.adjudge.ir.AvgPoolGrad;
import org.adjudge.ir.BiasAdd;
import org.adjudge.ir.Conv;
import org.adjudge.ir.ConvBackpropFilter;
import org.adjudge.ir.ConvBackpropInput;
import org.adjudge.ir.CropAndResize;
import org.adjudge.ir.DepthwiseConv;
import org.adjudge.ir.Dilation2D;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.LocalResponseNormalization;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.MaxPool;
import org.adjudge.ir.MaxPoolGrad;
import org.adjudge.ir.MaxPoolGradGrad;
import org.adjudge.ir.MaxPoolWithArgmax;
import org.adjudge.ir.NeuralOp;
import org.adjudge.ir.Resize;
import org.adjudge.ir.ResizeGrad;
import org.adjudge.ir.ScaleAndTranslate;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.SoftmaxCrossEntropy;
import org.adjudge.ir.SparseSoftmaxCrossEntropy;
import org.tensorflow.Output;

/** The layers of neural networks. */
final class NeuralTranslation extends FamilyTranslation implements NeuralOp.Visitor<List<Output<?>>> {
    NeuralTranslation(FamilyTranslation scope) {
        super(scope);
    }

    @Override
    public List<Output<?>> softmax(Softmax op) {
        return op("Softmax", in(0));
    }

    @Override
    public List<Output<?>> logSoftmax(LogSoftmax op) {
        return op("LogSoftmax", in(0));
    }

    @Override
    public List<Output<?>> conv(Conv op) {
        return new ConvolutionTranslation(this).conv(op);
    }

    @Override
    public List<Output<?>> convBackpropInput(ConvBackpropInput op) {
        return new ConvolutionTranslation(this).convBackpropInput(op);
    }

    @Override
    public List<Output<?>> convBackpropFilter(ConvBackpropFilter op) {
        return new ConvolutionTranslation(this).convBackpropFilter(op);
    }

    @Override
    public List<Output<?>> depthwiseConv(DepthwiseConv op) {
        return new ConvolutionTranslation(this).depthwiseConv(op);
    }

    @Override
    public List<Output<?>> avgPool(AvgPool op) {
        return new PoolingTranslation(this).avgPool(op);
    }

    @Override
    public List<Output<?>> avgPoolGrad(AvgPoolGrad op) {
        return new PoolingTranslation(this).avgPoolGrad(op);
    }

    @Override
    public List<Output<?>> maxPool(MaxPool op) {
        return new PoolingTranslation(this).maxPool(op);
    }

    @Override
    public List<Output<?>> maxPoolWithArgmax(MaxPoolWithArgmax op) {
        return graph.buildAll(
                "MaxPoolWithArgmax",
                b -> b.addInput(in(0))
                        .setAttr("ksize", ConvolutionForm.longs(op.ksize()))
                        .setAttr("strides", ConvolutionForm.longs(op.strides()))
                        .setAttr("padding", op.padding().scheme())
                        .setAttr("Targmax", Tensors.toTensorFlow(op.outputDtype()))
                        .setAttr("include_batch_in_index", op.includeBatchInIndex()));
    }

    @Override
    public List<Output<?>> dilation2D(Dilation2D op) {
        return List.of(graph.build(
                "Dilation2D",
                b -> b.addInput(in(0))
                        .addInput(in(1))
                        .setAttr("strides", ConvolutionForm.longs(op.strides()))
                        .setAttr("rates", ConvolutionForm.longs(op.dilations()))
                        .setAttr("padding", op.padding().scheme())));
    }

    @Override
    public List<Output<?>> maxPoolGrad(MaxPoolGrad op) {
        return new PoolingTranslation(this).maxPoolGrad(op);
    }

    @Override
    public List<Output<?>> maxPoolGradGrad(MaxPoolGradGrad op) {
        return new PoolingTranslation(this).maxPoolGradGrad(op);
    }

    /** On matrices, as Python does: all axes but the last are one. */
    @Override
    public List<Output<?>> softmaxCrossEntropy(SoftmaxCrossEntropy op) {
        Output<?> labels = matrix(in(0));
        Output<?> logits = matrix(in(1));
        Output<?> loss = graph.buildAll(
                        "SoftmaxCrossEntropyWithLogits", b -> b.addInput(logits).addInput(labels))
                .get(0);
        return rank(in(1)) == 2 ? List.of(loss) : op("Reshape", loss, graph.ints(extents(in(1), 0, rank(in(1)) - 1)));
    }

    @Override
    public List<Output<?>> sparseSoftmaxCrossEntropy(SparseSoftmaxCrossEntropy op) {
        boolean plain = rank(in(1)) == 2;
        Output<?> labels = plain ? in(0) : graph.op("Reshape", in(0), graph.ints(List.of(-1)));
        Output<?> logits = matrix(in(1));
        Output<?> loss = graph.buildAll(
                        "SparseSoftmaxCrossEntropyWithLogits",
                        b -> b.addInput(logits).addInput(labels))
                .get(0);
        return plain ? List.of(loss) : op("Reshape", loss, graph.ints(extents(in(0), 0, rank(in(0)))));
    }

    private Output<?> matrix(Output<?> x) {
        if (rank(x) == 2) {
            return x;
        }
        List<Integer> extents = extents(x, 0, rank(x));
        int rows = extents.subList(0, extents.size() - 1).stream().reduce(1, (a, b) -> a * b);
        return graph.op("Reshape", x, graph.ints(List.of(rows, extents.get(extents.size() - 1))));
    }

    static List<Integer> extents(Output<?> x, int from, int to) {
        return IntStream.range(from, to).mapToObj(a -> (int) x.shape().get(a)).toList();
    }

    @Override
    public List<Output<?>> biasAdd(BiasAdd op) {
        return List.of(
                graph.build("BiasAdd", b -> b.addInput(in(0)).addInput(in(1)).setAttr("data_format", op.dataFormat())));
    }

    @Override
    public List<Output<?>> fusedBatchNorm(FusedBatchNorm op) {
        return new NormalisationTranslation(this).fusedBatchNorm(op);
    }

    @Override
    public List<Output<?>> localResponseNormalization(LocalResponseNormalization op) {
        return new NormalisationTranslation(this).localResponseNormalization(op);
    }

    @Override
    public List<Output<?>> resize(Resize op) {
        return new ImageTranslation(this).resize(op);
    }

    @Override
    public List<Output<?>> resizeGrad(ResizeGrad op) {
        return new ImageTranslation(this).resizeGrad(op);
    }

    @Override
    public List<Output<?>> cropAndResize(CropAndResize op) {
        return new CropTranslation(this).cropAndResize(op);
    }

    @Override
    public List<Output<?>> scaleAndTranslate(ScaleAndTranslate op) {
        return new ImageTranslation(this).scaleAndTranslate(op);
    }
}
