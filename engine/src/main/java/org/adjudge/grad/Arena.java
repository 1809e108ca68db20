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
 * Decides which values share an array in turn, one that is kept from run to run, and which get an array of their own at each run:
 * so many as it takes to hold at no time more than {@link #SLACK} times the bytes of the values that are needed then.
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
     * @param shares whether it can stand in an array that others share
     */
    record Stay(int number, DType dtype, int size, int from, int to, boolean shares) {
        long bytes() {
            return (long) size * dtype.bytes();
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

        private Buffer(DType dtype) {
            this.dtype = dtype;
        }

        DType dtype() {
            return dtype;
        }

        int size() {
            return size;
        }

        private void add(Stay stay) {
            stays.add(stay);
            size = Math.max(size, stay.size());
        }

        private long bytes() {
            return (long) size * dtype.bytes();
        }

        /** What part of it something stands in, summed over the passes. */
        private double use() {
            return stays.stream().mapToDouble(Stay::use).sum() / Math.max(1, bytes());
        }
    }

    /** For stays that are ordered by {@link Stay#from}. */
    Arena(int passes, List<Stay> stays) {
        this.passes = passes;
        this.stays = stays;
        List<Buffer> buffers = shared();
        buffers.sort(Comparator.comparingDouble(Buffer::use));
        keep(buffers);
    }

    /** The array in which a value stands, if it is one that is kept. */
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
            Buffer buffer = take(free.getOrDefault(stay.dtype(), new TreeMap<>()), stay.size())
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

    private static Optional<Buffer> take(NavigableMap<Integer, Deque<Buffer>> free, int size) {
        Entry<Integer, Deque<Buffer>> entry = free.ceilingEntry(size);
        if (entry == null) {
            entry = free.lastEntry();
        }
        if (entry == null) {
            return Optional.empty();
        }
        Buffer buffer = entry.getValue().pop();
        if (entry.getValue().isEmpty()) {
            free.remove(entry.getKey());
        }
        return Optional.of(buffer);
    }

    /** Keeps as many as are allowed of buffers in the order of their use; the rest become arrays of each run. */
    private void keep(List<Buffer> buffers) {
        double allowed = SLACK * least();
        int low = 0;
        int high = buffers.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (held(buffers, middle) <= allowed) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (Buffer buffer : buffers.subList(low, buffers.size())) {
            buffer.stays.forEach(stay -> bufferOf.put(stay.number(), buffer));
        }
    }

    /** The bytes held at most without the first {@code passing} buffers. */
    private long held(List<Buffer> buffers, int passing) {
        List<Stay> own = new ArrayList<>(stays.stream().filter(s -> !s.shares()).toList());
        buffers.subList(0, passing).forEach(buffer -> own.addAll(buffer.stays));
        long kept = buffers.subList(passing, buffers.size()).stream()
                .mapToLong(Buffer::bytes)
                .sum();
        return kept + most(own);
    }
}
