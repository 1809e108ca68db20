package org.adjudge.tensor;

import java.util.Arrays;
import java.util.List;

/**
 * Sums along axes. The shape is seen as axes that are kept and summed in turn; along the last, runs of neighbours are added to
 * one sum or each to its own.
 *
 * <p>float32 is carried in double. A run to one sum is added up in pieces, each piece as {@link Loops#sum} says, a short one in order, and the pieces in
 * order; runs of neighbours each to its own, in order, or, if all are to the same, in pieces too ({@link Sums#piece}). So no bit depends on the length of
 * vectors or the number of threads.
 */
final class SumKernel implements Kernel {
    /** Neighbours that a thread adds to sums of their own: some lines of the cache. */
    private static final int STRIP = 256;
    /** Elements, of neighbours that are all added to the same. */
    private static final int FEW = 64;

    private final DType dtype;
    private final double count;
    private final int run;
    private final boolean summed;
    /** Runs of neighbours that make a piece. */
    private final int runs;
    /** Where each run is summed to. */
    private final int[] targets;

    /** Whether {@link #few} sums them. */
    private final boolean few;

    private final double[] sums;
    /** What rounding took from the float64 sums. */
    private final double[] lost;
    /** The float32 sums of the pieces of each run. */
    private final double[] pieces;

    private final Loops loops = Kernels.inForce().loops();

    SumKernel(DType dtype, Shape shape, List<Integer> axes, double count) {
        this.dtype = dtype;
        this.count = count;
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
        this.runs = run == 0 ? 0 : Sums.piece(run) / run;
        this.sums = new double[kept.size()];
        this.lost = new double[dtype == DType.F64 ? kept.size() : 0];
        Shape outer = shape.slice(0, first);
        this.targets = new int[shape.size() == 0 ? 0 : outer.size()];
        this.few = dtype == DType.F32 && !summed && sums.length == run && targets.length * run <= FEW;
        this.pieces = new double[dtype == DType.F32 && summed ? targets.length * piecesOfRun() : 0];
        Walk walk = new Walk(outer, kept.slice(0, first));
        for (int i = 0; i < targets.length; i++, walk.next()) {
            targets[i] = walk.at(0) * (along ? 1 : run);
        }
    }

    private int piecesOfRun() {
        return (run + Sums.PIECE - 1) / Sums.PIECE;
    }

    @Override
    public void run(Object[] in, Object[] out) {
        if (dtype == DType.F32) {
            float[] result = (float[]) out[0];
            if (few) {
                few((float[]) in[0], result);
                return;
            }
            Arrays.fill(sums, 0);
            if (summed) {
                along((float[]) in[0]);
            } else {
                across((float[]) in[0]);
            }
            for (int i = 0; i < sums.length; i++) {
                result[i] = Sums.rounded(sums[i], count);
            }
        } else {
            Arrays.fill(sums, 0);
            Arrays.fill(lost, 0);
            doubles((double[]) in[0]);
            double[] result = (double[]) out[0];
            for (int i = 0; i < sums.length; i++) {
                result[i] = (sums[i] + lost[i]) / count;
            }
        }
    }

    /** Of one piece, each sum by itself: of so few numbers what is called takes longer than the additions. */
    private void few(float[] x, float[] result) {
        int end = targets.length * run;
        for (int i = 0; i < run; i++) {
            double sum = 0;
            for (int at = i; at < end; at += run) {
                sum += x[at];
            }
            result[i] = Sums.rounded(sum, count);
        }
    }

    private void along(float[] x) {
        int perRun = piecesOfRun();
        int length = Math.max(1, Math.min(Sums.PIECE, run));
        int group = Sums.PIECE / length; // pieces, of short runs, that make one part of the work
        int parts = (pieces.length + group - 1) / group;
        Workers.each(parts, (long) group * length, part -> {
            double[] partial = new double[Loops.PARTS];
            for (int piece = part * group; piece < Math.min(pieces.length, (part + 1) * group); piece++) {
                int begin = piece % perRun * Sums.PIECE;
                pieces[piece] =
                        Sums.sum(loops, x, piece / perRun * run + begin, Math.min(Sums.PIECE, run - begin), partial);
            }
        });
        for (int piece = 0; piece < pieces.length; piece++) {
            sums[targets[piece / perRun]] += pieces[piece];
        }
    }

    private void across(float[] x) {
        int strips = (run + STRIP - 1) / STRIP;
        Workers.each(strips, (long) Math.min(STRIP, run) * targets.length, strip -> {
            int begin = strip * STRIP;
            int n = Math.min(STRIP, run - begin);
            if (sums.length == run) {
                pieces(x, begin, n);
                return;
            }
            for (int i = 0; i < targets.length; i++) {
                loops.accumulate(x, i * run + begin, sums, targets[i] + begin, n);
            }
        });
    }

    private void pieces(float[] x, int begin, int n) {
        double[] piece = new double[n];
        for (int from = 0; from < targets.length; from += runs) {
            Arrays.fill(piece, 0);
            for (int i = from; i < Math.min(targets.length, from + runs); i++) {
                loops.accumulate(x, i * run + begin, piece, 0, n);
            }
            for (int i = 0; i < n; i++) {
                sums[begin + i] += piece[i];
            }
        }
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
