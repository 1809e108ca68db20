package org.adjudge.grad;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.adjudge.tensor.DType;

/**
 * Decides which values stand in one array in turn. An array is kept from run to run, unless more would be held than {@link #SLACK}
 * times the bytes that are needed at once: then, as far as it takes, arrays are made by each run for as long as they are needed, and,
 * if that is not enough, one for each value. What ends as a result is made by each run anyway.
 */
final class Arena {
    /** What may be held of what must be held at the least. Less makes more arrays at each run. */
    static final double SLACK = 1.2;

    private final int passes;
    private final List<Stay> stays;
    private final Map<Integer, Buffer> bufferOf = new HashMap<>();

    /**
     * A value's stay in memory.
     *
     * @param from the position of the pass that computes it
     * @param to that of the last one that uses it
     * @param shares whether it can stand in an array in which others stood
     * @param wanted whether its array is handed out, so that it is of its own size, and nothing stands there afterwards
     */
    record Stay(int number, DType dtype, int size, int from, int to, boolean shares, boolean wanted) {
        long bytes() {
            return (long) size * dtype.bytes();
        }

        /** Whether another can be written over it: of the same size, in arrays that both can share. */
        boolean isLike(Stay other) {
            return shares && other.shares && !wanted && dtype == other.dtype && size == other.size;
        }

        /** With another that is written over it. */
        Stay then(Stay other) {
            return new Stay(number, dtype, size, from, other.to, true, other.wanted);
        }

        private double use() {
            return (double) bytes() * (to - from + 1);
        }
    }

    /** An array for values of one dtype, as long as the longest of them. */
    static final class Buffer {
        private final List<Stay> stays = new ArrayList<>();
        private final DType dtype;
        private int size;
        private boolean kept;

        private Buffer(DType dtype) {
            this.dtype = dtype;
        }

        private static Buffer of(Stay stay) {
            Buffer buffer = new Buffer(stay.dtype());
            buffer.add(stay);
            return buffer;
        }

        DType dtype() {
            return dtype;
        }

        int size() {
            return size;
        }

        /** Whether it is there from run to run. */
        boolean isKept() {
            return kept;
        }

        /** The last value that stands in it. */
        Stay last() {
            return stays.get(stays.size() - 1);
        }

        private void add(Stay stay) {
            stays.add(stay);
            size = Math.max(size, stay.size());
        }

        /** As long as it is there if a run makes it. */
        private Stay whole() {
            return new Stay(last().number(), dtype, size, stays.get(0).from(), last().to(), true, last().wanted());
        }

        /** The bytes in which nothing stands, summed over so many passes. */
        private double waste(int passes) {
            double use = stays.stream().mapToDouble(Stay::use).sum();
            return (double) whole().bytes() * passes - use;
        }
    }

    /** For stays that are ordered by {@link Stay#from}. */
    Arena(int passes, List<Stay> stays) {
        this.passes = passes;
        this.stays = stays;
        List<Buffer> buffers = shared();
        buffers.sort(Comparator.comparingDouble(buffer -> -buffer.waste(passes)));
        settle(buffers);
    }

    /** The array in which a value stands; none if its op brings it. */
    Optional<Buffer> buffer(int number) {
        return Optional.ofNullable(bufferOf.get(number));
    }

    /** The bytes of the values that are needed at once, at most: with arrays for these alone a run could do. */
    long least() {
        return most(stays);
    }

    private long most(List<Stay> some) {
        long[] change = new long[passes + 1];
        for (Stay stay : some) {
            change[stay.from()] += stay.bytes();
            change[stay.to() + 1] -= stay.bytes();
        }
        long now = 0;
        long most = 0;
        for (long step : change) {
            now += step;
            most = Math.max(now, most);
        }
        return most;
    }

    /** A buffer for each value that can share one: the smallest free one that holds it, or the largest, made larger, or a new one. */
    private List<Buffer> shared() {
        List<Buffer> all = new ArrayList<>();
        Map<DType, NavigableMap<Integer, Deque<Buffer>>> free = new EnumMap<>(DType.class);
        List<List<Buffer>> ends = new ArrayList<>();
        for (int pass = 0; pass < passes; pass++) {
            ends.add(new ArrayList<>());
        }
        int freed = 0;
        for (Stay stay : stays) {
            if (!stay.shares()) {
                continue;
            }
            for (; freed < stay.from(); freed++) {
                for (Buffer buffer : ends.get(freed)) {
                    free.computeIfAbsent(buffer.dtype(), d -> new TreeMap<>())
                            .computeIfAbsent(buffer.size(), s -> new ArrayDeque<>())
                            .push(buffer);
                }
            }
            Buffer buffer = take(free.getOrDefault(stay.dtype(), new TreeMap<>()), stay)
                    .orElseGet(() -> {
                        Buffer made = new Buffer(stay.dtype());
                        all.add(made);
                        return made;
                    });
            buffer.add(stay);
            ends.get(stay.to()).add(buffer);
        }
        return all;
    }

    private static Optional<Buffer> take(NavigableMap<Integer, Deque<Buffer>> free, Stay stay) {
        Entry<Integer, Deque<Buffer>> entry = free.ceilingEntry(stay.size());
        if (entry == null) {
            entry = free.lastEntry();
        }
        if (entry == null || (stay.wanted() && entry.getKey() != stay.size())) {
            return Optional.empty();
        }
        Buffer buffer = entry.getValue().pop();
        if (entry.getValue().isEmpty()) {
            free.remove(entry.getKey());
        }
        return Optional.of(buffer);
    }

    /** Makes as few buffers as will do passing, and then dissolves as few as will do, in their order. */
    private void settle(List<Buffer> buffers) {
        double allowed = SLACK * least();
        int low = 0;
        int high = 2 * buffers.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (held(buffers, middle) <= allowed) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (int i = 0; i < buffers.size(); i++) {
            Buffer buffer = buffers.get(i);
            boolean dissolved = i < low - buffers.size();
            buffer.kept = i >= low && !buffer.last().wanted();
            buffer.stays.forEach(stay -> bufferOf.put(stay.number(), dissolved ? Buffer.of(stay) : buffer));
        }
    }

    /** The bytes held at most after so many changes, each of which makes a buffer passing or, once all are, dissolves one. */
    private long held(List<Buffer> buffers, int changes) {
        List<Stay> passing =
                new ArrayList<>(stays.stream().filter(s -> !s.shares()).toList());
        long kept = 0;
        for (int i = 0; i < buffers.size(); i++) {
            Buffer buffer = buffers.get(i);
            if (i < changes - buffers.size()) {
                passing.addAll(buffer.stays);
            } else if (i < changes || buffer.last().wanted()) {
                passing.add(buffer.whole());
            } else {
                kept += buffer.whole().bytes();
            }
        }
        return kept + most(passing);
    }
}
