package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Problem;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;

/**
 * Cases that will be judged: TensorFlow is asked of a batch of them when the first one is wanted. Safe for use by several threads; one that wants a batch
 * which another is asking asks the next one meanwhile.
 */
final class Batches {
    private final Function<List<Problem>, List<Testimony>> oracle;
    private final Map<String, FutureTask<Map<String, Testimony>>> byLine = new ConcurrentHashMap<>();
    private final Queue<FutureTask<Map<String, Testimony>>> open = new ConcurrentLinkedQueue<>();

    /** @param oracle answers a batch */
    Batches(Function<List<Problem>, List<Testimony>> oracle) {
        this.oracle = oracle;
    }

    /** Makes batches of those that are in none, in their order. */
    synchronized void expect(List<Case> cases) {
        List<Case> batch = new ArrayList<>();
        for (Case subject : cases) {
            if (!byLine.containsKey(subject.line())) {
                batch.add(subject);
            }
            if (batch.size() == TensorFlowOracle.BATCH) {
                add(List.copyOf(batch));
                batch.clear();
            }
        }
        add(List.copyOf(batch));
    }

    private void add(List<Case> cases) {
        FutureTask<Map<String, Testimony>> batch = new FutureTask<>(() -> asked(cases));
        cases.forEach(c -> byLine.put(c.line(), batch));
        open.add(batch);
    }

    private Map<String, Testimony> asked(List<Case> cases) {
        List<Testimony> testimonies =
                oracle.apply(cases.stream().map(Case::problem).toList());
        Map<String, Testimony> byLine = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            byLine.put(cases.get(i).line(), testimonies.get(i));
        }
        return byLine;
    }

    /** What TensorFlow says of a case; empty if it is in no batch. */
    Optional<Testimony> testimony(Case subject) {
        return Optional.ofNullable(byLine.get(subject.line())).map(batch -> {
            batch.run(); // nothing, if it was asked or is being asked
            while (!batch.isDone() && !open.isEmpty()) {
                Optional.ofNullable(open.poll()).ifPresent(FutureTask::run);
            }
            try {
                return batch.get().get(subject.line());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while TensorFlow was asked of " + subject.line(), e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("TensorFlow could not be asked of " + subject.line(), e);
            }
        });
    }
}
