package org.adjudge.tensor;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
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
    static final long WORTH_SPLITTING = 1 << 20;

    /** In how many parts a kernel sums what it reduces: the same whatever the number of threads, so that no bit depends on that. */
    static final int SUMS = 4;

    private static volatile long worthSplitting = WORTH_SPLITTING;

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
     * How many of some rows a part takes, at most {@code most}: so that there are as many parts for each thread, if there is more than one.
     *
     * @param unit what a part is some whole times, and {@code most} too
     */
    public static int share(int rows, int most, int unit) {
        int parts = (rows + most - 1) / most;
        int each = parts == 1 ? 1 : threads();
        int even = (parts + each - 1) / each * each;
        return ((rows + even - 1) / even + unit - 1) / unit * unit;
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

    /** Sets what work is worth splitting, for tests: whatever has parts, if 0. */
    static void splitFrom(long work) {
        worthSplitting = work;
    }

    /**
     * The parts of some work one by one, on several threads if the work is worth it, and returns when all that was begun is done.
     *
     * <p>What a part throws the caller gets, of several one; parts that were not begun by then are left out.
     */
    public static void each(int parts, long workOfPart, IntConsumer part) {
        int lanes = lanes(parts, workOfPart);
        if (lanes == 1) {
            for (int i = 0; i < parts; i++) {
                part.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Lane[] all = new Lane[lanes];
        for (int i = 0; i < lanes; i++) {
            all[i] = new Lane(next, parts, part);
        }
        for (int i = 1; i < lanes; i++) {
            Pool.INSTANCE.execute(all[i]);
        }
        all[0].run();
        for (Lane lane : all) {
            lane.finish();
        }
        for (Lane lane : all) { // not before all are done: what they write to may be used again
            lane.complain();
        }
    }

    /** How many threads take part: what is small in all is not split, and a worker does not split what it was given. */
    private static int lanes(int parts, long workOfPart) {
        int wanted = Math.min(threads, parts);
        return wanted > 1 && workOfPart * parts >= worthSplitting && ForkJoinTask.getPool() != Pool.INSTANCE
                ? wanted
                : 1;
    }

    /** Takes parts, as other lanes do, until none is left. */
    private static final class Lane implements Runnable {
        private final AtomicInteger next;
        private final IntConsumer part;
        private final int parts;
        private final AtomicBoolean begun = new AtomicBoolean();
        /** No join: a caller that is a worker of another pool would run that pool's tasks meanwhile, in the midst of a kernel. */
        private final Semaphore done = new Semaphore(0);

        private @Nullable Throwable failure;

        Lane(AtomicInteger next, int parts, IntConsumer part) {
            this.next = next;
            this.parts = parts;
            this.part = part;
        }

        @Override
        public void run() {
            if (!begun.compareAndSet(false, true)) {
                return;
            }
            try {
                for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                    part.accept(i);
                }
            } catch (RuntimeException | Error e) {
                failure = e;
                next.set(parts);
            } finally {
                done.release();
            }
        }

        /** Waits for what this lane has begun; if no thread has come to it, none ever will. */
        void finish() {
            if (!begun.compareAndSet(false, true)) {
                done.acquireUninterruptibly();
            }
        }

        void complain() {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
        }
    }
}
