package org.adjudge.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.adjudge.benchmarks.Workloads.Workload;
import org.adjudge.tensor.Workers;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bin/adjudge-bench}: the table of all workloads.
 *
 * <p>Whether TensorFlow uses oneDNN is fixed when it loads, so everything is measured in two processes, one with and one
 * without, and of each workload that one is reported in which TensorFlow was faster.
 */
@Command(
        name = "adjudge-bench",
        description =
                "Measures the engine and TensorFlow in turn, forward and gradient, and prints the ratio of their times.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  adjudge-bench", "  adjudge-bench --only seed-chain --rounds 50 --json"})
public final class Main implements Callable<Integer> {
    private static final String ONEDNN = "TF_ENABLE_ONEDNN_OPTS";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Workloads whose name contains NAME.")
    private List<String> only = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "15",
            description = "Turns of each side (default: 15).")
    private int rounds = 15;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of each side (default: 1).")
    private int threads = 1;

    @Option(
            names = "--kernels",
            description =
                    "Products alone, under JMH, as shares of the machine's peak, and what --threads gain; no TensorFlow.")
    private boolean kernels;

    @Option(
            names = "--roofline",
            description =
                    "The engine alone, and what bounds it: the products at the machine's peak, and memory; one thread.")
    private boolean roofline;

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @Option(names = "--one-process", hidden = true, description = "With oneDNN as the environment says.")
    private boolean oneProcess;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    /** Runs and exits. */
    public static void main(String... args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        if (kernels) {
            KernelTable.print(spec.commandLine().getOut(), threads);
            spec.commandLine().getOut().flush();
            return 0;
        }
        List<Workload> chosen = Workloads.all().stream()
                .filter(w -> only.isEmpty() || only.stream().anyMatch(w.name()::contains))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "no workload's name contains " + only + "; there are "
                            + Workloads.all().stream().map(Workload::name).toList());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (roofline) {
            Workers.use(1);
            Roofline.print(out, chosen);
        } else if (oneProcess) {
            Workers.use(threads);
            List<Result> results = new ArrayList<>();
            for (Workload workload : chosen) {
                spec.commandLine()
                        .getErr()
                        .println("adjudge-bench: " + workload.name() + ", oneDNN " + System.getenv(ONEDNN));
                results.add(new Contest(rounds, threads).of(workload));
            }
            out.println(JSON.writeValueAsString(results));
        } else {
            print(faster(child("0"), child("1")), out);
        }
        out.flush();
        return 0;
    }

    private List<Result> child(String oneDnn) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        ProcessHandle.Info self = ProcessHandle.current().info();
        command.add(self.command().orElse("java"));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "--one-process"));
        command.addAll(List.of("--rounds", "" + rounds, "--threads", "" + threads));
        only.forEach(name -> command.add("--only=" + name));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(ONEDNN, oneDnn);
        Process process = builder.start();
        byte[] answer = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException("the measuring process failed; see above");
        }
        return JSON.readValue(answer, new TypeReference<>() {});
    }

    private static List<Result> faster(List<Result> without, List<Result> with) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < without.size(); i++) {
            results.add(
                    with.get(i).tensorFlowUs() < without.get(i).tensorFlowUs()
                            ? with.get(i).with(", oneDNN")
                            : without.get(i));
        }
        return results;
    }

    private void print(List<Result> results, PrintWriter out) throws IOException {
        if (json) {
            out.println(JSON.writeValueAsString(Map.of("workloads", results)));
            return;
        }
        out.printf(
                "%-18s %12s %14s %8s %7s  %s%n",
                "workload", "engine µs", "TensorFlow µs", "ratio", "spread", "TensorFlow with");
        double logs = 0;
        for (Result r : results) {
            out.printf(
                    "%-18s %12.2f %14.2f %8.2f %6.0f%%  %s%n",
                    r.name(), r.engineUs(), r.tensorFlowUs(), r.ratio(), 100 * r.spread(), r.settings());
            logs += Math.log(r.ratio());
        }
        out.printf("geometric mean of the ratios: %.2f%n", Math.exp(logs / results.size()));
    }
}
