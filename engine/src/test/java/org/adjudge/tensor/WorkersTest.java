package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
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

    @Test
    void there_is_at_least_one_thread() {
        assertEquals(
                "0 threads: a kernel needs at least its caller's",
                assertThrows(IllegalArgumentException.class, () -> Workers.use(0))
                        .getMessage());
    }
}
