package org.adjudge.conformance.judgement;

import org.adjudge.tensor.Tensor;

/**
 * What differences of TensorFlow's forward kernels say of a gradient: its inner product with a direction.
 *
 * @param direction float64, of the gradient's shape
 * @param derivative the inner product, estimated
 * @param allowed how far a right gradient's may be off
 */
public record Slope(Tensor direction, double derivative, double allowed) {
    /** That of a gradient; both have as many elements. */
    public static double of(Tensor gradient, Tensor direction) {
        double slope = 0;
        for (int i = 0; i < gradient.size(); i++) {
            slope += direction.get(i) * gradient.get(i);
        }
        return slope;
    }
}
