package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kernels in the order in which they run, over numbered slots of memory. A slot holds an array: of an input or a result, which
 * is another at each run, of a constant, or a buffer that is kept from run to run and that several values may share in turn.
 * Buffers, and what kernels keep for themselves, stay allocated as long as the schedule lives.
 *
 * <p>To be built by one thread; {@link #run} is for any.
 */
public final class Schedule {
    private final List<Integer> inputs = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    /** What the step that is added next computes first. */
    private List<Fresh> made = new ArrayList<>();
    /** By their slots the arrays that a run makes or is brought. */
    private final Map<Integer, Fresh> passing = new HashMap<>();

    /** Arrays that were given back, by the slot that they are for. */
    private @Nullable Object[] spares = {};

    private final List<@Nullable Object> memory = new ArrayList<>();
    private long kept;
    private @Nullable Object[] slots = {};
    private Order order = new Order(this);

    /** An array of a run: made anew before the step that fills it, or given back before, unless that brings it itself. */
    private record Fresh(int slot, DType dtype, int size, boolean brought) {
        long bytes() {
            return (long) size * dtype.bytes();
        }
    }

    /** A value that is handed out; {@code fresh} if its array is a run's own, not an input's or a constant's. */
    private record Result(int slot, DType dtype, Shape shape, boolean fresh) {}

    /** A step, what it computes first and what nothing uses after it. */
    private record Turn(Step step, List<Fresh> made, List<Fresh> released) {}

    @FunctionalInterface
    interface Step {
        void run(@Nullable Object[] slots);
    }

    /** An empty schedule. */
    public Schedule() {}

    private int slot(@Nullable Object array) {
        memory.add(array);
        return memory.size() - 1;
    }

    /** The slot of the next input. */
    public int input() {
        int slot = slot(null);
        inputs.add(slot);
        return slot;
    }

    /** The slot of a constant. */
    public int constant(Tensor value) {
        return slot(value.data());
    }

    /** A slot that keeps its array. */
    public int buffer(DType dtype, int size) {
        kept += (long) size * dtype.bytes();
        return slot(Tensor.allocate(dtype, size));
    }

    /** A slot whose array each run makes anew, just before the step that is added next. */
    public int fresh(DType dtype, int size) {
        return passing(dtype, size, false);
    }

    /** A slot that the step added next, which has no kernel, brings an array for. */
    public int open(DType dtype, int size) {
        return passing(dtype, size, true);
    }

    private int passing(DType dtype, int size, boolean brought) {
        int slot = slot(null);
        Fresh fresh = new Fresh(slot, dtype, size, brought);
        passing.put(slot, fresh);
        made.add(fresh);
        return slot;
    }

    /** Runs a kernel next. */
    public void add(Kernel kernel, int[] in, int[] out) {
        add(new Call(kernel, memory, in, out));
    }

    /**
     * Computes tensors from tensors next, for what has no kernel.
     *
     * @param types the dtypes of {@code in}
     * @param shapes the shapes of {@code in}
     * @param out open slots
     */
    public void add(UnaryOperator<List<Tensor>> function, int[] in, List<DType> types, List<Shape> shapes, int[] out) {
        int[] ins = in.clone();
        int[] outs = out.clone();
        add(slots -> {
            List<Tensor> arguments = new ArrayList<>();
            for (int k = 0; k < ins.length; k++) {
                arguments.add(Tensor.wrap(types.get(k), shapes.get(k), array(slots, ins[k])));
            }
            List<Tensor> values = function.apply(arguments);
            for (int k = 0; k < outs.length; k++) {
                slots[outs[k]] = own(values.get(k), arguments);
            }
        });
    }

    /** The tensor's array, or a copy if it is an argument's, whose buffer will be used again. */
    private static Object own(Tensor value, List<Tensor> arguments) {
        return arguments.stream().anyMatch(a -> a.data() == value.data()) ? value.toArray() : value.data();
    }

    private void add(Step step) {
        turns.add(new Turn(step, made, new ArrayList<>()));
        made = new ArrayList<>();
    }

    /** Lets go, after the step added last, of the array in a slot that is no buffer. */
    public void release(int slot) {
        turns.get(turns.size() - 1).released.add(Objects.requireNonNull(passing.get(slot)));
    }

    static Object array(@Nullable Object[] slots, int slot) {
        Object array = slots[slot];
        if (array == null) {
            throw new AssertionError("slot " + slot + " is read before it is filled");
        }
        return array;
    }

    /** Hands out a slot as the next result. */
    public void result(int slot, DType dtype, Shape shape) {
        results.add(new Result(slot, dtype, shape, passing.containsKey(slot) && !passing.get(slot).brought));
    }

    /** How many steps a run has. */
    public int length() {
        return turns.size();
    }

    /**
     * The bytes of the arrays that a run holds at most: buffers, which are there all the time, and what it makes and lets go, its
     * results included. Not counted are inputs, constants, and what kernels keep for themselves.
     */
    public long bytesHeld() {
        long now = kept;
        long most = kept;
        for (Turn turn : turns) {
            now += turn.made.stream().mapToLong(Fresh::bytes).sum();
            most = Math.max(now, most);
            now -= turn.released.stream().mapToLong(Fresh::bytes).sum();
        }
        return most;
    }

    /** Runs everything; one run at a time, others wait. The inputs are of the types that the kernels were prepared for. */
    public synchronized List<Tensor> run(List<Tensor> values) {
        settle();
        int[] from = order.inputs;
        for (int k = 0; k < from.length; k++) {
            slots[from[k]] = values.get(k).data();
        }
        try {
            compute();
            Tensor[] out = new Tensor[order.results.length];
            for (int k = 0; k < out.length; k++) {
                Result r = order.results[k];
                out[k] = Tensor.wrap(r.dtype, r.shape, array(slots, r.slot));
            }
            return List.of(out);
        } finally {
            // nothing is held that the caller has let go
            for (int slot : order.emptied) {
                slots[slot] = null;
            }
        }
    }

    private void settle() {
        if (slots.length != memory.size()) {
            slots = memory.toArray();
            spares = new Object[slots.length];
            order = new Order(this);
        }
    }

    /**
     * Takes the arrays of a run's results for the next run.
     *
     * @param values what {@link #run} returned, and nobody reads any more
     * @throws IllegalArgumentException if they are not of the results' number and types
     */
    public synchronized void giveBack(List<Tensor> values) {
        if (values.size() != results.size()) {
            throw new IllegalArgumentException(
                    values.size() + " tensors given back for " + results.size() + " results");
        }
        settle();
        Result[] all = order.results;
        for (int k = 0; k < all.length; k++) {
            Tensor value = values.get(k);
            if (value.dtype() != all[k].dtype || !value.shape().equals(all[k].shape)) {
                throw new IllegalArgumentException("result " + k + " is " + all[k].dtype.shortName() + all[k].shape
                        + ", but the tensor given back for it is "
                        + value.dtype().shortName() + value.shape());
            }
        }
        for (int k = 0; k < all.length; k++) {
            if (all[k].fresh) {
                spares[all[k].slot] = values.get(k).data();
            }
        }
    }

    private Object array(Fresh fresh) {
        @Nullable Object spare = spares[fresh.slot];
        spares[fresh.slot] = null;
        return spare == null ? Tensor.allocate(fresh.dtype, fresh.size) : spare;
    }

    private void compute() {
        for (Stage stage : order.stages) {
            for (Fresh fresh : stage.made) {
                slots[fresh.slot] = fresh.brought ? null : array(fresh);
            }
            stage.step.run(slots);
            for (Fresh fresh : stage.released) {
                slots[fresh.slot] = null;
            }
        }
    }

    /** What a run goes through, in arrays: one of small tensors takes less than half a microsecond, of which iterators took a tenth. */
    private static final class Order {
        final Stage[] stages;
        final int[] inputs;
        final Result[] results;
        /** The slots of arrays that are not kept from run to run. */
        final int[] emptied;

        Order(Schedule schedule) {
            stages = schedule.turns.stream().map(Stage::new).toArray(Stage[]::new);
            inputs = schedule.inputs.stream().mapToInt(slot -> slot).toArray();
            results = schedule.results.toArray(Result[]::new);
            emptied = Stream.concat(schedule.inputs.stream(), schedule.passing.keySet().stream())
                    .mapToInt(slot -> slot)
                    .toArray();
        }
    }

    /** A turn. */
    private static final class Stage {
        final Step step;
        final Fresh[] made;
        final Fresh[] released;

        Stage(Turn turn) {
            step = turn.step;
            made = turn.made.toArray(Fresh[]::new);
            released = turn.released.toArray(Fresh[]::new);
        }
    }
}
