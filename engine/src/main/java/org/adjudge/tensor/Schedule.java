package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Kernels in the order in which they run, over numbered slots of memory. A slot holds an array: of an input or a result, which
 * is another at each run, of a constant, or a buffer that is kept from run to run and that several values may share in turn.
 * Buffers, and what kernels keep for themselves, stay allocated as long as the schedule lives.
 *
 * <p>To be built by one thread; {@link #run} is for any.
 */
public final class Schedule {
    /** Stands for the arrays of a kernel that does not run. */
    private static final Object NOTHING = "nothing";

    private final List<Integer> inputs = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<Fresh> fresh = new ArrayList<>();
    /** Slots whose arrays belong to a run: nothing is held that the caller has let go. */
    private final List<Integer> passing = new ArrayList<>();

    private final List<Step> steps = new ArrayList<>();
    /** For each step the open slots whose arrays nothing uses after it. */
    private final List<List<Integer>> lastUses = new ArrayList<>();

    private int held;
    private int mostHeld;
    private final List<@Nullable Object> memory = new ArrayList<>();
    private @Nullable Object[] slots = {};

    /** An array that each run makes anew, because it is handed out. */
    private record Fresh(int slot, DType dtype, int size) {}

    private record Result(int slot, DType dtype, Shape shape) {}

    @FunctionalInterface
    private interface Step {
        void run(@Nullable Object[] slots);
    }

    /** An empty schedule. */
    public Schedule() {}

    private int slot(@Nullable Object array) {
        if (array == null) {
            passing.add(memory.size());
        }
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
        return slot(Tensor.allocate(dtype, size));
    }

    /** A slot whose array is handed out, and made anew for the next run. */
    public int fresh(DType dtype, int size) {
        int slot = slot(null);
        fresh.add(new Fresh(slot, dtype, size));
        return slot;
    }

    /** A slot that what fills it brings an array for. */
    public int open() {
        return slot(null);
    }

    /** Runs a kernel next. */
    public void add(Kernel kernel, int[] in, int[] out) {
        Object[] from = new Object[in.length];
        Object[] to = new Object[out.length];
        int[] ins = in.clone();
        int[] outs = out.clone();
        add(slots -> {
            for (int k = 0; k < ins.length; k++) {
                from[k] = array(slots, ins[k]);
            }
            for (int k = 0; k < outs.length; k++) {
                to[k] = array(slots, outs[k]);
            }
            kernel.run(from, to);
            Arrays.fill(from, NOTHING);
            Arrays.fill(to, NOTHING);
        });
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
            held += outs.length;
            mostHeld = Math.max(held, mostHeld);
        });
    }

    /** The tensor's array, or a copy if it is an argument's, whose buffer will be used again. */
    private static Object own(Tensor value, List<Tensor> arguments) {
        return arguments.stream().anyMatch(a -> a.data() == value.data()) ? value.toArray() : value.data();
    }

    private void add(Step step) {
        steps.add(step);
        lastUses.add(new ArrayList<>());
    }

    /** Lets go, after the step added last, of the array in an open slot. */
    public void release(int slot) {
        lastUses.get(steps.size() - 1).add(slot);
    }

    private static Object array(@Nullable Object[] slots, int slot) {
        Object array = slots[slot];
        if (array == null) {
            throw new AssertionError("slot " + slot + " is read before it is filled");
        }
        return array;
    }

    /** Hands out a slot as the next result. */
    public void result(int slot, DType dtype, Shape shape) {
        results.add(new Result(slot, dtype, shape));
    }

    /** How many steps a run has. */
    public int length() {
        return steps.size();
    }

    /** The most arrays that open slots held at once in the last run. */
    public int mostHeld() {
        return mostHeld;
    }

    /** Runs everything; one run at a time, others wait. The inputs are of the types that the kernels were prepared for. */
    public synchronized List<Tensor> run(List<Tensor> values) {
        if (slots.length != memory.size()) {
            slots = memory.toArray();
        }
        for (int k = 0; k < inputs.size(); k++) {
            slots[inputs.get(k)] = values.get(k).data();
        }
        for (Fresh f : fresh) {
            slots[f.slot] = Tensor.allocate(f.dtype, f.size);
        }
        try {
            compute();
            Tensor[] out = new Tensor[results.size()];
            for (int k = 0; k < out.length; k++) {
                Result r = results.get(k);
                out[k] = Tensor.wrap(r.dtype, r.shape, array(slots, r.slot));
            }
            return List.of(out);
        } finally {
            passing.forEach(slot -> slots[slot] = null);
        }
    }

    private void compute() {
        held = 0;
        mostHeld = 0;
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run(slots);
            for (int slot : lastUses.get(i)) {
                slots[slot] = null;
                held--;
            }
        }
    }
}
