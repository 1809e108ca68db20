package org.adjudge.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.adjudge.tensor.DType;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code bin/adjudge-bench --kernels}: the speed of products, what share it is of the machine's multiply-adds, measured in the same JVMs, and how much
 * faster several threads are. Of each the shortest run counts: what else the machine does can only slow it down.
 */
final class KernelTable {
    private KernelTable() {}

    private record Product(DType dtype, int extent, int threads) {}

    /** Runs {@link ProductBenchmark} and prints; with more than one thread, what these gain, too. */
    static void print(PrintWriter out, int threads) throws RunnerException {
        Map<DType, Double> peaks = new TreeMap<>();
        Map<Product, Double> speeds = new LinkedHashMap<>();
        for (RunResult result : results(threads)) {
            Product product = new Product(
                    DType.valueOf(result.getParams().getParam("dtype")),
                    Integer.parseInt(result.getParams().getParam("extent")),
                    Integer.parseInt(result.getParams().getParam("threads")));
            String method = result.getPrimaryResult().getLabel();
            double speed = ProductBenchmark.operations(method, product.dtype, product.extent)
                    / result.getPrimaryResult().getStatistics().getMin();
            if (method.equals("peak")) {
                peaks.merge(product.dtype, speed, Math::max);
            } else {
                speeds.put(product, speed);
            }
        }
        String gain = threads == 1 ? "" : "speed-up of " + threads + " threads";
        out.printf("%-12s %10s %22s   %s%n", "product", "GF/s", "of one thread's peak", gain);
        speeds.forEach((product, speed) -> {
            if (product.threads == 1) {
                double share = speed / peaks.getOrDefault(product.dtype, Double.NaN);
                double several = speeds.getOrDefault(new Product(product.dtype, product.extent, threads), Double.NaN);
                String gained = threads == 1 ? "" : String.format("%.2f", several / speed);
                out.printf(
                        "%-12s %10.1f %21.0f%%   %s%n",
                        product.dtype + " " + product.extent, speed, 100 * share, gained);
            }
        });
        peaks.forEach((dtype, speed) -> out.printf("%-12s %10.1f%n", dtype + " peak", speed));
    }

    private static List<RunResult> results(int threads) throws RunnerException {
        String all = ProductBenchmark.class.getSimpleName();
        List<RunResult> results = new ArrayList<>(run(all, 1));
        if (threads > 1) {
            results.addAll(run(all + ".product", threads));
        }
        return results;
    }

    private static Collection<RunResult> run(String methods, int threads) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(methods)
                        .param("threads", String.valueOf(threads))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }
}
