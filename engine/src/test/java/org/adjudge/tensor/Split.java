package org.adjudge.tensor;

import java.util.function.Supplier;

/** What a kernel computes if its work, however little, is split over some threads. For tests that run alone. */
final class Split {
    private Split() {}

    static <T> T over(int threads, Supplier<T> work) {
        int before = Workers.threads();
        try {
            Workers.use(threads);
            Workers.splitFrom(0);
            return work.get();
        } finally {
            Workers.use(before);
            Workers.splitFrom(Workers.WORTH_SPLITTING);
        }
    }
}
