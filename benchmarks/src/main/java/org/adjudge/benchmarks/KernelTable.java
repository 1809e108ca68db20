package org.adjudge.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
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
 * {@code bin/adjudge-bench --kernels}: the speed of products, and what share it is of the machine's multiply-adds, measured in the same JVMs. Of
 * each the shortest run counts: what else the machine does can only slow it down.
 */
final class KernelTable {
    private KernelTable() {}

    /** Runs {@link ProductBenchmark} and prints. */
    static void print(PrintWriter out, int threads) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ProductBenchmark.class.getSimpleName())
                        .jvmArgsAppend("-Dadjudge.threads=" + threads)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<DType, Double> peaks = new TreeMap<>();
        record Product(DType dtype, int extent, double speed) {}
        List<Product> products = new ArrayList<>();
        for (RunResult result : results) {
            DType dtype = DType.valueOf(result.getParams().getParam("dtype"));
            int extent = Integer.parseInt(result.getParams().getParam("extent"));
            String method = result.getPrimaryResult().getLabel();
            double speed = ProductBenchmark.operations(method, dtype, extent)
                    / result.getPrimaryResult().getStatistics().getMin();
            if (method.equals("peak")) {
                peaks.merge(dtype, speed, Math::max);
            } else {
                products.add(new Product(dtype, extent, speed));
            }
        }
        out.printf("%-12s %10s %22s%n", "product", "GF/s", "of one thread's peak");
        for (Product p : products) {
            double share = p.speed / peaks.getOrDefault(p.dtype, Double.NaN);
            out.printf("%-12s %10.1f %21.0f%%%n", p.dtype + " " + p.extent, p.speed, 100 * share);
        }
        peaks.forEach((dtype, speed) -> out.printf("%-12s %10.1f%n", dtype + " peak", speed));
    }
}
