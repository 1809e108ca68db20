package org.adjudge.tensor;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that large kernels are split over: one work-stealing pool. What is small is never split, and whether it is split or
 * not no kernel's bits depend on it, because parts write to places of their own.
 *
 * <p>How many threads there are the system property {@code adjudge.threads} says, else the number of processors.
 */
public final class Workers {
    /** Multiplications and additions, or elements moved: some tens of microseconds, several times what waking a thread takes. */
    private static final long WORTH_SPLITTING = 1 << 20;

    private static volatile int threads =
            Integer.getInteger("adjudge.threads", Runtime.getRuntime().availableProcessors());

    private Workers() {}

    private static final class Pool {
        static final ForkJoinPool INSTANCE = new ForkJoinPool(
                Math.max(threads, Runtime.getRuntime().availableProcessors()),
                ForkJoinPool.defaultForkJoinWorkerThreadFactory,
                null,
                true);
    }

    /** How many threads a kernel may use, its caller's included. */
    public static int threads() {
        return threads;
    }

    /**
     * Sets how many threads kernels may use that start from now on, their callers' included.
     *
     * @throws IllegalArgumentException if there are fewer than 1
     */
    public static void use(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " threads: a kernel needs at least its caller's");
        }
        threads = count;
    }

    /** The parts of some work one by one, on several threads if the work is worth it, and returns when all are done. */
    public static void each(int parts, long workOfPart, IntConsumer part) {
        int lanes = lanes(parts, workOfPart);
        if (lanes == 1) {
            for (int i = 0; i < parts; i++) {
                part.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Lane[] helpers = new Lane[lanes - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Lane(next, parts, part);
            Pool.INSTANCE.execute(helpers[i]);
        }
        try {
            Lane.work(next, parts, part);
        } finally {
            next.set(parts); // after a failure nothing more is begun
            for (Lane helper : helpers) {
                helper.finish();
            }
        }
    }

    /** How many threads take part: a part that is small is not worth a thread, and a worker does not split what it was given. */
    private static int lanes(int parts, long workOfPart) {
        int wanted = Math.min(threads, parts);
        return wanted > 1 && workOfPart * parts >= WORTH_SPLITTING && ForkJoinTask.getPool() != Pool.INSTANCE
                ? wanted
                : 1;
    }

    /** Takes parts, as its caller and other lanes do, until none is left. */
    private static final class Lane extends ForkJoinTask<Void> {
        private static final long serialVersionUID = 1;

        private final transient AtomicInteger next;
        private final transient IntConsumer part;
        private final int parts;
        private final AtomicInteger begun = new AtomicInteger();
        private transient @Nullable Throwable failure;

        Lane(AtomicInteger next, int parts, IntConsumer part) {
            this.next = next;
            this.parts = parts;
            this.part = part;
        }

        static void work(AtomicInteger next, int parts, IntConsumer part) {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                part.accept(i);
            }
        }

        /** Waits for what this lane has begun; if it has not come to it, it never will. */
        void finish() {
            if (!begun.compareAndSet(0, 1)) {
                join();
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
        }

        @Override
        protected boolean exec() {
            try {
                if (begun.compareAndSet(0, 1)) {
                    work(next, parts, part);
                }
            } catch (RuntimeException | Error e) { // join would throw a copy of it
                failure = e;
            }
            return true;
        }

        @Override
        public @Nullable Void getRawResult() {
            return null;
        }

        @Override
        protected void setRawResult(@Nullable Void value) {}
    }
}
