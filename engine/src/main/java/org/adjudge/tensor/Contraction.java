package org.adjudge.tensor;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of products over named axes. Every label is an axis of one long walk; a tensor moves along it by the sum of the
 * strides of all of its axes with that label, which for a repeated label walks the diagonal.
 */
public final class Contraction {
    private Contraction() {}

    /** Labels with their extents, and for each operand how far it moves along each label. */
    public record Loop(Shape extents, List<int[]> strides) {
        /** Copies the list. */
        public Loop {
            strides = List.copyOf(strides);
        }

        Walk walk(int[] start) {
            return new Walk(extents, start, strides.toArray(int[][]::new));
        }
    }

    /**
     * For each place of {@code kept}, the sum over {@code summed} of the products of the operands' elements; carried in
     * double, rounded once.
     *
     * @param dtype of the result
     * @param kept the strides of the operands, then those of the result
     * @param result its elements that no place is written to are zero
     */
    public static Tensor contract(DType dtype, List<Tensor> operands, Loop kept, Loop summed, Shape result) {
        int count = operands.size();
        double[][] elements = operands.stream().map(Tensor::toDoubles).toArray(double[][]::new);
        double[] out = new double[result.size()];
        Walk outer = kept.walk(new int[count + 1]);
        for (int i = 0; i < kept.extents().size(); i++, outer.next()) {
            int[] start = IntStream.range(0, count).map(outer::at).toArray();
            out[outer.at(count)] = sum(elements, summed.walk(start), summed.extents());
        }
        return Tensor.of(dtype, result, out);
    }

    private static double sum(double[][] elements, Walk walk, Shape extents) {
        double sum = 0;
        for (int i = 0; i < extents.size(); i++, walk.next()) {
            double product = 1;
            for (int k = 0; k < elements.length; k++) {
                product *= elements[k][walk.at(k)];
            }
            sum += product;
        }
        return sum;
    }
}
