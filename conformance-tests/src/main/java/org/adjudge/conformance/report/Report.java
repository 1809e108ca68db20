package org.adjudge.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.adjudge.conformance.judgement.Judgement;

/** Collects the judgements of a run, from any thread, and writes them at its end. */
public final class Report {
    private final long start = System.nanoTime();
    private final Queue<Judgement> judgements = new ConcurrentLinkedQueue<>();

    /** Adds a judgement and returns it. */
    public Judgement add(Judgement judgement) {
        judgements.add(judgement);
        return judgement;
    }

    /** The judgements so far, in the order of their lines. */
    public List<Judgement> judgements() {
        return sorted();
    }

    /** The counts so far. */
    public Summary summary() {
        return Summary.of(sorted(), (System.nanoTime() - start) / 1e9);
    }

    /** The run as JSON. */
    public String json() {
        return Json.report(summary(), sorted());
    }

    /** Writes report.json, report.md and summary.txt; returns the text of the last. */
    public String write(Path directory) {
        try {
            Files.createDirectories(directory);
            Summary summary = summary();
            Path readable = directory.resolve("report.md");
            Files.writeString(directory.resolve("report.json"), Json.report(summary, sorted()));
            Files.writeString(readable, Markdown.report(summary, sorted()));
            String text = String.format("%s%n         report: %s%n", summary.text(), readable.toAbsolutePath());
            Files.writeString(directory.resolve("summary.txt"), text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to '" + directory + "': " + e.getMessage(), e);
        }
    }

    /** In the order of their lines, so that a parallel run writes the same report. */
    private List<Judgement> sorted() {
        return judgements.stream()
                .sorted(Comparator.comparing(j -> j.subject().line()))
                .toList();
    }
}
