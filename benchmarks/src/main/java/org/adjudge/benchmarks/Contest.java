package org.adjudge.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.adjudge.benchmarks.Workloads.Workload;
import org.adjudge.grad.Executable;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.CachedRun;
import org.adjudge.tensor.Tensor;

/**
 * One workload, the engine and TensorFlow in turn, round by round, so that what the machine does meanwhile happens to both.
 * TensorFlow runs with the settings that were fastest in a trial of all of them. Neither keeps its results: TensorFlow's are closed, the engine's
 * given back.
 */
final class Contest {
    private static final long WARM_UP = 5_000_000_000L;
    private static final long TRIAL = 200_000_000L;
    private static final long TURN = 40_000_000L;
    /** Far above what rounding does in any workload, far below any mistake: the two must compute the same. */
    private static final double SAME = 1e-2;

    private final int rounds;
    private final int threads;

    Contest(int rounds, int threads) {
        this.rounds = rounds;
        this.threads = threads;
    }

    /** Measures a workload. */
    Result of(Workload workload) {
        Problem problem = workload.problem();
        Executable executable = Executable.of(problem);
        List<Tensor> inputs =
                problem.graph().inputs().stream().map(problem.inputs()::get).toList();
        Runnable engine = () -> executable.giveBack(executable.run(inputs)); // TensorFlow's results are closed
        CachedRun.Settings best = best(problem);
        try (CachedRun tensorFlow = new CachedRun(problem, best)) {
            requireSame(workload, executable.run(inputs), tensorFlow.values());
            time(engine, WARM_UP);
            time(tensorFlow::run, TRIAL);
            double[] engines = new double[rounds];
            double[] tensorFlows = new double[rounds];
            double[] ratios = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                if (i % 2 == 0) {
                    engines[i] = time(engine, TURN);
                    tensorFlows[i] = time(tensorFlow::run, TURN);
                } else {
                    tensorFlows[i] = time(tensorFlow::run, TURN);
                    engines[i] = time(engine, TURN);
                }
                ratios[i] = tensorFlows[i] / engines[i];
            }
            return Result.of(workload.name(), engines, tensorFlows, ratios, best.toString());
        }
    }

    private CachedRun.Settings best(Problem problem) {
        return Arrays.stream(new boolean[][] {{false, false}, {false, true}, {true, false}, {true, true}})
                .map(s -> new CachedRun.Settings(threads, s[0], s[1]))
                .min(Comparator.comparingDouble(settings -> trial(problem, settings)))
                .orElseThrow();
    }

    private static double trial(Problem problem, CachedRun.Settings settings) {
        try (CachedRun run = new CachedRun(problem, settings)) {
            time(run::run, TRIAL);
            return Math.min(time(run::run, TRIAL), time(run::run, TRIAL));
        }
    }

    /** The mean time of a run in microseconds, over as many runs as fit into {@code nanos}, one at least. */
    static double time(Runnable run, long nanos) {
        long start = System.nanoTime();
        long elapsed;
        int batch = 1;
        long runs = 0;
        do {
            for (int i = 0; i < batch; i++) {
                run.run();
            }
            runs += batch;
            elapsed = System.nanoTime() - start;
            // the clock is asked every 20 microseconds or so
            batch = (int) Math.max(1, Math.min(1000, 20_000L * runs / Math.max(1, elapsed)));
        } while (elapsed < nanos);
        return elapsed / 1e3 / runs;
    }

    private static void requireSame(Workload workload, List<Tensor> engine, List<Tensor> tensorFlow) {
        if (engine.size() != tensorFlow.size()) {
            throw new IllegalStateException(workload.name() + ": the engine gives " + engine.size()
                    + " values and TensorFlow " + tensorFlow.size() + "; name in wrt what both have a gradient of");
        }
        for (int i = 0; i < engine.size(); i++) {
            double[] ours = engine.get(i).toDoubles();
            double[] theirs = tensorFlow.get(i).toDoubles();
            double difference = 0;
            double size = 0;
            for (int j = 0; j < ours.length; j++) {
                difference += Math.pow(ours[j] - theirs[j], 2);
                size += Math.pow(theirs[j], 2);
            }
            if (!(Math.sqrt(difference) <= SAME * Math.sqrt(size))) {
                throw new IllegalStateException(workload.name() + ": value " + i
                        + " of the engine is off TensorFlow's by " + Math.sqrt(difference / size) + " of its norm");
            }
        }
    }
}
