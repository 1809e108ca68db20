package org.adjudge.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.NotationException;

/** Judges a file, and after each change of it the lines that it did not have before. */
final class Watch {
    /** An editor saves in several steps. */
    private static final long SETTLE_MILLIS = 30;

    private final Path file;
    private final Judge judge;
    private final Console console;
    private Map<String, Judgement> known = Map.of();

    Watch(Path file, Judge judge, Console console) {
        this.file = file.toAbsolutePath();
        this.judge = judge;
        this.console = console;
    }

    /** Returns when the thread is interrupted: whether a line of the file disagrees by then. */
    int untilInterrupted() {
        Path directory = file.getParent();
        if (directory == null) {
            throw new BadInput("'" + file + "' is a directory; name a file of case lines");
        }
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            judgeChanges();
            while (true) {
                WatchKey key = service.take();
                TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
                boolean ours = key.pollEvents().stream()
                        .anyMatch(e -> file.getFileName().equals(e.context()));
                key.reset();
                if (ours) {
                    judgeChanges();
                }
            }
        } catch (IOException e) {
            throw new BadInput("cannot watch '" + directory + "': " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return disagreeing() == 0 ? Main.AGREES : Main.DISAGREES;
        }
    }

    private void judgeChanges() {
        List<Case> cases;
        try {
            cases = CaseSource.read(file.toString());
        } catch (NotationException | BadInput e) {
            console.line("adjudge: " + e.getMessage()); // a line is half written: the next save mends it
            return;
        }
        Map<String, Judgement> now = new LinkedHashMap<>();
        List<Judgement> changed = new ArrayList<>();
        for (Case subject : cases) {
            now.computeIfAbsent(subject.line(), line -> {
                Judgement before = known.get(line);
                if (before == null) {
                    changed.add(judge.verdictOn(subject));
                    return changed.get(changed.size() - 1);
                }
                return before;
            });
        }
        known = now;
        String judged = changed.stream().map(this::text).collect(Collectors.joining(System.lineSeparator()));
        console.line((judged.isEmpty() ? "" : judged + System.lineSeparator()) + "adjudge: " + changed.size()
                + " judged, " + (now.size() - changed.size()) + " as before, " + disagreeing() + " disagree; watching "
                + file.getFileName());
    }

    private String text(Judgement judgement) {
        return judgement.verdict() == Verdict.AGREES
                ? new Style(console.terminal().ansi()).verdicts("AGREES") + " "
                        + judgement.subject().line()
                : JudgementText.of(judgement, console.terminal());
    }

    private long disagreeing() {
        return known.values().stream().filter(j -> j.verdict().fails()).count();
    }
}
