package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class WorkersTest {
    private final int before = Workers.threads();

    @AfterEach
    void restore() {
        Workers.use(before);
    }

    @Test
    void every_part_is_done_once_whatever_the_number_of_threads() {
        for (int threads : new int[] {1, 2, 5, 40}) {
            Workers.use(threads);
            for (int parts : new int[] {0, 1, 2, 3, 1000}) {
                AtomicIntegerArray times = new AtomicIntegerArray(parts);
                Workers.each(parts, 1 << 20, times::incrementAndGet);
                int[] once = new int[parts];
                Arrays.fill(once, 1);
                assertEquals(Arrays.toString(once), times.toString());
            }
        }
    }

    @Test
    void what_is_small_is_never_split() {
        Workers.use(4);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        Workers.each(100, 10, part -> seen.add(Thread.currentThread()));
        assertEquals(Set.of(Thread.currentThread()), seen);
    }

    @Test
    void a_part_may_split_its_own_work() {
        Workers.use(3);
        int[] sums = new int[8];
        Workers.each(8, 1 << 20, i -> {
            AtomicIntegerArray inner = new AtomicIntegerArray(5);
            Workers.each(5, 1 << 20, inner::incrementAndGet);
            for (int k = 0; k < 5; k++) {
                sums[i] += inner.get(k);
            }
        });
        assertArrayEquals(new int[] {5, 5, 5, 5, 5, 5, 5, 5}, sums);
    }

    @Test
    void what_a_part_throws_its_caller_gets() {
        Workers.use(3);
        for (int bad = 0; bad < 6; bad++) {
            int number = bad;
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> Workers.each(6, 1 << 20, part -> {
                        if (part == number) {
                            throw new IllegalStateException("part " + part);
                        }
                    }));
            assertEquals("part " + bad, thrown.getMessage());
        }
    }

    /** As scratch and results would be used again while a part still writes to them. */
    @Test
    void after_a_failure_no_part_is_still_at_work() {
        Workers.use(3);
        AtomicInteger atWork = new AtomicInteger();
        for (int time = 0; time < 300; time++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> Workers.each(3, 1 << 20, part -> {
                        if (part == 1) {
                            throw new IllegalStateException("part 1");
                        }
                        atWork.incrementAndGet();
                        double sum = 0;
                        for (int i = 1; i < (part + 1) * 20_000; i++) {
                            sum += 1.0 / i;
                        }
                        assertTrue(sum > 1);
                        atWork.decrementAndGet();
                    }));
            assertEquals(0, atWork.get(), "at time " + time);
        }
    }

    /** A test runner's or a parallel stream's thread that ran one of its own tasks while it waits would find its scratch in use. */
    @Test
    void a_caller_that_is_a_worker_elsewhere_does_nothing_else_while_it_waits() {
        Workers.use(3);
        ForkJoinPool other = new ForkJoinPool(1);
        try {
            AtomicBoolean inside = new AtomicBoolean();
            AtomicInteger entered = new AtomicInteger();
            List<ForkJoinTask<?>> tasks = IntStream.range(0, 100)
                    .<ForkJoinTask<?>>mapToObj(i -> ForkJoinTask.adapt(() -> {
                        entered.addAndGet(inside.getAndSet(true) ? 1 : 0);
                        Workers.each(3, 1 << 20, part -> {
                            double sum = 0;
                            for (int k = 1; k < part * 50_000; k++) {
                                sum += 1.0 / k;
                            }
                            assertTrue(sum >= 0);
                        });
                        inside.set(false);
                    }))
                    .toList();
            other.submit(() -> ForkJoinTask.invokeAll(tasks)).join();
            assertEquals(0, entered.get(), "tasks begun in the midst of another on the only thread");
        } finally {
            other.shutdown();
        }
    }

    @Test
    void there_is_at_least_one_thread() {
        assertEquals(
                "0 threads: a kernel needs at least its caller's",
                assertThrows(IllegalArgumentException.class, () -> Workers.use(0))
                        .getMessage());
    }
}
