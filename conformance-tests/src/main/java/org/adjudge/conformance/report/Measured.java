package org.adjudge.conformance.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.oracle.TensorFlowOracle;

/** The errors of the float32 cases with a single op, of which TensorFlow is asked many at a time. From any thread. */
final class Measured {
    private final BlockingQueue<Judgement> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Map<String, Errors>> byLine = new HashMap<>();

    void add(Judgement judgement) {
        if (Errors.isOfOp(judgement)) {
            waiting.add(judgement);
            if (waiting.size() >= TensorFlowOracle.BATCH) {
                measure();
            }
        }
    }

    /** Those of all that were added, by their lines; of other cases there are none. */
    synchronized Map<String, Map<String, Errors>> byLine() {
        while (!waiting.isEmpty()) {
            measure();
        }
        return Map.copyOf(byLine);
    }

    private synchronized void measure() {
        List<Judgement> batch = new ArrayList<>();
        waiting.drainTo(batch, TensorFlowOracle.BATCH);
        List<Map<String, Errors>> errors = Errors.of(batch);
        for (int i = 0; i < batch.size(); i++) {
            byLine.put(batch.get(i).subject().line(), errors.get(i));
        }
    }
}
