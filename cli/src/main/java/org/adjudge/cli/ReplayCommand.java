package org.adjudge.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.adjudge.conformance.vectors.Replay;
import org.adjudge.conformance.vectors.Replay.Result;
import org.adjudge.conformance.vectors.Vector;
import org.adjudge.grad.GradientEngine;
import org.adjudge.report.Ulps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code adjudge replay DIR}: an engine against recorded answers, without TensorFlow. */
@Command(
        name = "replay",
        description = "Judges an engine by files that 'adjudge record' wrote. TensorFlow is not needed.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  adjudge replay vectors", "  adjudge replay vectors --engine mine --json"})
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Where the .npz files are.")
    private Path directory = Path.of(".");

    @Mixin
    private Console console = new Console();

    @Mixin
    private Engines engines = new Engines();

    private int agree;
    private int suspect;
    private int unsupported;
    private final List<Map<String, Object>> wrong = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<Path> files = files();
        GradientEngine engine = engines.chosen();
        Replay replay = new Replay(engine);
        try (Progress progress = new Progress("replaying", files.size(), console.terminal())) {
            for (Path file : files) {
                Vector vector = Vector.read(file);
                List<Result> results = replay.of(vector);
                unsupported += results.isEmpty() ? 1 : 0;
                if (results.stream().anyMatch(Result::wrong)) {
                    progress.clear();
                }
                results.forEach(r -> count(file, vector, r));
                progress.step();
            }
        }
        if (console.json()) {
            console.object(Map.of(
                    "engine", engine.name(),
                    "cases", files.size(),
                    "agree", agree,
                    "suspect", suspect,
                    "unsupported", unsupported,
                    "disagree", wrong));
        } else {
            console.line("adjudge: " + files.size() + " recorded cases, engine '" + engine.name() + "': " + agree
                    + " answers agree, " + suspect + " suspect, " + unsupported + " cases not supported, "
                    + wrong.size() + " disagree");
        }
        return wrong.isEmpty() ? Main.AGREES : Main.DISAGREES;
    }

    private void count(Path file, Vector vector, Result result) {
        if (result.wrong()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("file", file.toString());
            entry.put("array", result.array());
            entry.put("line", vector.line());
            result.agreement().ifPresent(a -> entry.put("ulps", a.ulps()));
            entry.put("reason", result.reason());
            wrong.add(entry);
            if (!console.json()) {
                console.line("DISAGREES " + file + ", " + result.array()
                        + result.agreement()
                                .map(a -> ", element " + a.index() + ": "
                                        + new Ulps(a.ulps()) + " ULP where "
                                        + new Ulps(a.allowed()) + " are allowed")
                                .orElse(": " + result.reason())
                        + System.lineSeparator() + "  " + vector.line());
            }
        } else if (result.agrees()) {
            agree++;
        } else {
            suspect++;
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new BadInput("no directory '" + directory + "'; 'adjudge record " + directory + "' makes one");
        }
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> files =
                    all.filter(f -> f.toString().endsWith(".npz")).sorted().toList();
            if (files.isEmpty()) {
                throw new BadInput("no .npz file in '" + directory + "'; 'adjudge record' writes them");
            }
            return files;
        }
    }
}
