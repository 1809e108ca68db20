package org.adjudge.cli;

import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time left, on a terminal and for more than a few cases; elsewhere nothing. */
final class Progress implements AutoCloseable {
    private static final int FEW = 20;

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream device = Terminal.device();
    private final Optional<ProgressBar> bar;

    Progress(String task, int cases, Terminal terminal) {
        this.bar = terminal.isInteractive() && cases > FEW
                ? Optional.of(bar(task, cases, terminal, device))
                : Optional.empty();
    }

    private static ProgressBar bar(String task, int cases, Terminal terminal, PrintStream device) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(cases)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(device, terminal.columns() - 1))
                .build();
    }

    /** Makes room for a line of text: the bar comes again below it. */
    void clear() {
        bar.ifPresent(b -> {
            device.print(CLEAR_LINE);
            device.flush();
        });
    }

    void step() {
        bar.ifPresent(ProgressBar::step);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
