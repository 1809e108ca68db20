package org.adjudge.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.report.Report;
import org.adjudge.report.Run;

/** Sees to it that a run that is interrupted leaves a valid report of what had been judged. */
final class Partial implements AutoCloseable {
    private final Report report;
    private final Optional<Path> directory;
    private final Console console;
    private final AtomicBoolean done = new AtomicBoolean();
    private final ReentrantLock judging = new ReentrantLock();
    private final Thread hook = new Thread(this::interrupted, "partial report");

    Partial(Report report, Optional<Path> directory, Console console) {
        this.report = report;
        this.directory = directory;
        this.console = console;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Keeps a judgement; after an interruption nothing is kept, and nobody comes back from here. */
    Judgement add(Judgement judgement) {
        judging.lock();
        try {
            return report.add(judgement);
        } finally {
            judging.unlock();
        }
    }

    private void interrupted() {
        if (done.get()) {
            return;
        }
        judging.lock(); // for good: what is printed and what is written are of the same moment
        Run run = report.run(Optional.empty(), false);
        if (console.json()) {
            console.print(run.json());
        } else {
            console.line("adjudge: interrupted; judged until then:");
            console.line(report.summary().text());
        }
        directory.ifPresent(d -> {
            try {
                Report.write(d, run);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The run is over; nothing is left to save. */
    @Override
    public void close() {
        done.set(true);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the hook runs already, and has written the report or waits for nothing
        }
    }
}
