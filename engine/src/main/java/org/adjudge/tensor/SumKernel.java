package org.adjudge.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * Sums along axes. The shape is seen as axes that are kept and summed in turn; along the last, runs of neighbours are added to
 * one sum or each to its own.
 */
final class SumKernel implements Kernel {
    private final DType dtype;
    private final double count;
    private final int size;
    private final int run;
    private final boolean summed;
    /** Where each run is summed to. */
    private final int[] targets;

    private final double[] sums;
    /** What rounding took from the float64 sums. */
    private final double[] lost;

    SumKernel(DType dtype, Shape shape, List<Integer> axes, double count) {
        this.dtype = dtype;
        this.count = count;
        this.size = shape.size();
        Shape kept = shape.reduce(axes, true);
        int first = shape.rank();
        boolean along = first > 0 && axes.contains(first - 1);
        int neighbours = 1;
        while (first > 0 && axes.contains(first - 1) == along) {
            first--;
            neighbours *= shape.extent(first);
        }
        this.summed = along;
        this.run = neighbours;
        this.sums = new double[kept.size()];
        this.lost = new double[dtype == DType.F64 ? kept.size() : 0];
        Shape outer = shape.slice(0, first);
        this.targets = new int[size == 0 ? 0 : outer.size()];
        Walk walk = new Walk(outer, kept.slice(0, first));
        for (int i = 0; i < targets.length; i++, walk.next()) {
            targets[i] = walk.at(0) * (along ? 1 : run);
        }
    }

    @Override
    public void run(Object[] in, Object[] out) {
        Arrays.fill(sums, 0);
        if (dtype == DType.F32) {
            floats((float[]) in[0]);
            float[] result = (float[]) out[0];
            for (int i = 0; i < sums.length; i++) {
                result[i] = count == 1 ? (float) sums[i] : (float) ((float) sums[i] / count);
            }
        } else {
            Arrays.fill(lost, 0);
            doubles((double[]) in[0]);
            double[] result = (double[]) out[0];
            for (int i = 0; i < sums.length; i++) {
                result[i] = (sums[i] + lost[i]) / count;
            }
        }
    }

    private void floats(float[] x) {
        int at = 0;
        for (int target : targets) {
            if (summed) {
                sums[target] += sum(x, at, run);
                at += run;
            } else {
                for (int i = 0; i < run; i++) {
                    sums[target + i] += x[at + i];
                }
                at += run;
            }
        }
    }

    /** Four sums side by side: one alone waits for each of its additions. */
    private static double sum(float[] x, int from, int n) {
        double s = 0;
        double t = 0;
        double u = 0;
        double v = 0;
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            s += x[from + i];
            t += x[from + i + 1];
            u += x[from + i + 2];
            v += x[from + i + 3];
        }
        for (; i < n; i++) {
            s += x[from + i];
        }
        return (s + t) + (u + v);
    }

    private void doubles(double[] x) {
        int at = 0;
        for (int target : targets) {
            for (int i = 0; i < run; i++, at++) {
                int o = summed ? target : target + i;
                double total = sums[o] + x[at];
                double error =
                        Math.abs(sums[o]) >= Math.abs(x[at]) ? (sums[o] - total) + x[at] : (x[at] - total) + sums[o];
                lost[o] += Double.isFinite(total) ? error : 0;
                sums[o] = total;
            }
        }
    }
}
