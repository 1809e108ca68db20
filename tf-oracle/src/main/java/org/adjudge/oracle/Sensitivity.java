package org.adjudge.oracle;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.adjudge.tensor.Tensor;

/**
 * What {@link Conditioning} has measured: for each sample the slope of each tensor of the answer, which is the output, then the gradients, then for
 * order 2 the second-order gradients. Slopes are elementwise and float64: absolute, to a relative disturbance of 1, and 0 where they are not finite.
 *
 * @param slopes by sample and by tensor; empty for a tensor that TensorFlow cannot answer, a scalar 0 for a gradient of which it says that there is none
 */
public record Sensitivity(List<List<Optional<Tensor>>> slopes) {
    /** As many as there can be. */
    public static final int SAMPLES = 8;

    /** Whether there is no more to measure. */
    public boolean isWhole() {
        return slopes.size() == SAMPLES;
    }

    /**
     * The root mean square over all samples, if those that have not been taken were 0: it is the smaller, the fewer there are.
     *
     * @param position of the tensor in the answer
     * @return empty for a tensor that TensorFlow cannot answer
     */
    public Optional<Tensor> response(int position) {
        return response(position, slopes.size());
    }

    /** That of the fewest samples, in order, that are enough; of all that there are if none are. */
    public Optional<Tensor> response(int position, Predicate<Tensor> enough) {
        for (int samples = 1; samples < slopes.size(); samples++) {
            Optional<Tensor> response = response(position, samples);
            if (response.filter(enough).isPresent()) {
                return response;
            }
        }
        return response(position);
    }

    private Optional<Tensor> response(int position, int samples) {
        return slopes.get(0).get(position).map(first -> {
            double[] lengths = new double[first.size()];
            for (List<Optional<Tensor>> sample : slopes.subList(0, samples)) {
                Tensor slope = sample.get(position).orElseThrow();
                for (int j = 0; j < lengths.length; j++) {
                    lengths[j] = Math.hypot(lengths[j], slope.get(j));
                }
            }
            for (int j = 0; j < lengths.length; j++) {
                lengths[j] /= Math.sqrt(SAMPLES);
            }
            return Tensor.of(first.shape(), lengths);
        });
    }

    /** Of one tensor of the answer, in place of those of all. */
    Sensitivity of(int position) {
        return new Sensitivity(
                slopes.stream().map(sample -> List.of(sample.get(position))).toList());
    }
}
