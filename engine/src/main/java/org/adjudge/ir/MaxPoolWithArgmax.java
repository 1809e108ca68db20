package org.adjudge.ir;

import java.util.List;
import java.util.stream.LongStream;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The largest of what a window sees, and where it is: {@code x: [n, h, w, c] → [n, oh, ow, c], outputDtype[n, oh, ow, c]}. The place is
 * {@code (y w + x) c + channel}, with {@code (image h + y)} for y if the batch is included; i32 or i64. Else as {@link MaxPool}.
 *
 * <p>The cotangents of equal places are summed; none passes through the places. Kinks as {@link MaxPool}'s. TensorFlow:
 * core/kernels/maxpooling_op.cc, MaxPoolingWithArgmaxOp; the C++ registry has no gradient.
 */
public record MaxPoolWithArgmax(
        List<Integer> ksize, List<Integer> strides, Padding padding, DType outputDtype, boolean includeBatchInIndex)
        implements NeuralOp {
    /** Copies the lists. */
    public MaxPoolWithArgmax {
        ksize = List.copyOf(ksize);
        strides = List.copyOf(strides);
    }

    @Override
    public String opName() {
        return "nn.max_pool_with_argmax";
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType x = Check.count(this, inputs, 1).get(0);
        Check.floating(this, x);
        if (x.shape().rank() != 4) {
            throw Check.bad(this, "takes [n, h, w, c], but got " + x);
        }
        if (padding.isExplicit()) {
            throw Check.bad(this, "takes padding 'SAME' or 'VALID', but got " + padding + "; pad the input: tf.pad");
        }
        if (!outputDtype.isInteger()) {
            throw Check.bad(this, "output_dtype is " + outputDtype + "; it must be tf.int32 or tf.int64");
        }
        TensorType largest = Sliding.pooled(x, Sliding.pool(this, x, ksize, strides, padding));
        return List.of(largest, new TensorType(outputDtype, largest.shape()));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        IndexMap largest = Sliding.largest(this, x, ksize, strides, padding);
        int image = x.shape().slice(1, 4).size();
        Tensor places = Tensor.of(
                x.shape(),
                LongStream.range(0, x.size())
                        .map(i -> includeBatchInIndex ? i : i % image)
                        .toArray());
        return List.of(largest.take(x), Elementwise.cast(largest.take(places), outputDtype));
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Shape x = a.in(0).shape();
        Value places = a.outputs().get(1);
        if (!includeBatchInIndex) {
            int image = x.slice(1, 4).size();
            long[] starts = LongStream.range(0, x.extent(0)).map(i -> i * image).toArray();
            Tensor first = Tensor.of(Shape.of(starts.length, 1, 1, 1), starts);
            places = places.plus(places.graph().constant(Elementwise.cast(first, outputDtype)));
        }
        Value ct = a.cotangents().get(0);
        int count = ct.shape().size();
        return ct.graph()
                .apply(
                        new ScatterNd(List.of(x.size())),
                        places.reshape(Shape.of(count, 1)),
                        ct.reshape(Shape.of(count)))
                .reshape(x);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.maxPoolWithArgmax(this);
    }
}
