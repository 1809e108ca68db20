package org.adjudge.conformance.notation;

import java.util.stream.Stream;

/** Lines of convolutions and pools for the printer. */
final class ConvolutionLines {
    private ConvolutionLines() {}

    static Stream<String> all() {
        return Stream.of(
                "tf.nn.conv2d(x, w, 2, 'SAME', 'NCHW', [2, 1]) | x: f64[1,4,3,3], w: f64[2,2,2,4]",
                "tf.nn.conv2d(x, w, 1, [[0, 0], [1, 0], [0, 2], [0, 0]]) | x: f32[1,3,3,2], w: f32[2,2,2,1]",
                "tf.nn.conv3d(x, w, [1, 1, 2, 1, 1], 'VALID') | x: f64[1,2,3,2,1], w: f64[1,2,2,1,2]",
                "tf.nn.conv2d_transpose(x, w, [1, 4, 3, 2], 2) | x: f64[1,2,2,3], w: f64[2,2,2,3]",
                "tf.nn.conv3d_transpose(x, w, [1, 2, 2, 2, 1], 1) | x: f64[1,2,2,2,1], w: f64[1,2,2,1,1]",
                "tf.raw_ops.Conv2DBackpropFilter(x, [2, 2, 1, 2], y, 1, 'SAME') | x: f64[1,3,2,1], y: f64[1,3,2,2]",
                "tf.raw_ops.Conv3DBackpropFilterV2(x, [1, 2, 1, 1, 1], y, 1, 'SAME') | x: f64[1,2,2,2,1], y: f64[1,2,2,2,1]",
                "tf.nn.depthwise_conv2d(x, w, [1, 1, 1, 1], 'SAME') | x: f64[1,3,3,2], w: f64[2,2,2,2]",
                "tf.nn.separable_conv2d(x, d, p, 1, 'SAME') | x: f64[1,3,3,1], d: f64[2,2,1,2], p: f64[1,1,2,1]",
                "tf.nn.conv1d(x, w, 2, 'SAME') | x: f64[1,5,2], w: f64[3,2,1]",
                "tf.nn.conv1d_transpose(x, w, [1, 5, 2], 2) | x: f64[1,3,1], w: f64[3,2,1]",
                "tf.nn.max_pool2d(x, 2, [2, 1], 'VALID') + tf.nn.avg_pool(x, 2, [2, 1], 'VALID') | x: f64[1,4,3,2]",
                "tf.nn.max_pool3d(x, 2, 1, 'SAME') + tf.nn.avg_pool3d(x, 2, 1, 'SAME') | x: f64[1,2,2,2,1]",
                "tf.raw_ops.MaxPoolV2(tf.debugging.check_numerics(x, 'x'), 2, [2, 1], 'VALID', 'NCHW') | x: f64[1,2,4,3]",
                "tf.nn.max_pool_with_argmax(x, 2, [2, 1], 'VALID', output_dtype=tf.int32)[0] * tf.nn.max_pool_with_argmax(x, 2, 1, 'SAME', include_batch_in_index=True)[0][:, 1::2, 1:] | x: f64[1,4,3,2]",
                "tf.nn.dilation2d(x, w, 1, 'SAME', dilations=2) + tf.nn.erosion2d(x, w, 1, 'SAME') | x: f64[1,4,3,2], w: f64[2,2,2]",
                "tf.nn.max_pool1d(x, 2, 2, 'SAME', 'NCW') | x: f64[1,2,3]",
                "tf.raw_ops.AvgPoolGrad([1, 3, 3, 1], y, 2, 2, 'SAME') | y: f64[1,2,2,1]",
                "tf.raw_ops.MaxPoolGrad(x, y, y, 2, 2, 'SAME') | x: f64[1,3,3,1], y: f64[1,2,2,1]",
                "tf.raw_ops.MaxPool3DGradGrad(x, y, x, 1, 2, 'SAME') | x: f64[1,3,3,1,1], y: f64[1,2,2,1,1]");
    }
}
