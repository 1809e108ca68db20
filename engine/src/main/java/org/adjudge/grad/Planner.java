package org.adjudge.grad;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.Fusion.Group;
import org.adjudge.grad.Simplified.Step;
import org.adjudge.ir.TensorType;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Schedule;
import org.adjudge.tensor.Tensor;

/** Finds each group of steps its kernel and each value its slot of memory, and writes them down as a {@link Schedule}. */
final class Planner {
    private static final int NONE = -1;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Simplified source;
    private final List<Group> groups;
    private final Schedule schedule = new Schedule();
    private final int[] slots;
    /** The value whose array a value shares: itself, but for views. */
    private final int[] owner;
    /** The position of the last group that uses a value's array; {@link #NEVER} comes that of a wanted value. */
    private final int[] lastUse;
    /** Buffers in which nothing stands that is needed any more, by the type of what they hold. */
    private final Map<Room, Deque<Integer>> free = new HashMap<>();

    private final boolean[] inBuffer;
    /** The values that are in the slot of an op without a kernel. */
    private final boolean[] inOpen;

    private record Room(DType dtype, int size) {
        static Room of(TensorType type) {
            return new Room(type.dtype(), type.shape().size());
        }
    }

    private Planner(Simplified source) {
        this.source = source;
        this.groups = Fusion.groups(source);
        this.slots = new int[source.count()];
        this.owner = new int[source.count()];
        this.lastUse = new int[source.count()];
        this.inBuffer = new boolean[source.count()];
        this.inOpen = new boolean[source.count()];
        Arrays.fill(slots, NONE);
        Arrays.setAll(owner, i -> i);
    }

    static Schedule plan(Simplified source) {
        return new Planner(source).plan();
    }

    private Schedule plan() {
        source.inputs().forEach(input -> slots[input] = schedule.input());
        findLastUses();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (group.space().isPresent()) {
                fuse(group.steps(), group.space().get(), i);
            } else if (!group.steps().get(0).op().isView()) {
                alone(group.steps().get(0));
            }
            release(group, i);
        }
        for (int number : source.wanted()) {
            TensorType type = source.type(number);
            schedule.result(slot(number), type.dtype(), type.shape());
        }
        return schedule;
    }

    private void findLastUses() {
        for (int i = 0; i < groups.size(); i++) {
            for (Step step : groups.get(i).steps()) {
                if (step.op().isView()) {
                    owner[step.out().get(0)] = owner[step.in().get(0)];
                }
                for (int number : step.out()) {
                    lastUse[owner[number]] = i;
                }
                for (int number : step.in()) {
                    lastUse[owner[number]] = i;
                }
            }
        }
        source.wanted().forEach(number -> lastUse[owner[number]] = NEVER);
    }

    /** The slot of a value that is there by now. */
    private int slot(int number) {
        int own = owner[number];
        Tensor constant = source.constant(own);
        if (slots[own] == NONE && constant != null) {
            slots[own] = schedule.constant(constant);
        }
        if (slots[own] == NONE) {
            throw new AssertionError("value " + number + " is used before it is computed");
        }
        return slots[own];
    }

    /** A slot for a value that is going to be computed by a kernel. */
    private int room(int number) {
        TensorType type = source.type(number);
        if (lastUse[number] == NEVER) {
            slots[number] = schedule.fresh(type.dtype(), type.shape().size());
            return slots[number];
        }
        Deque<Integer> buffers = free.getOrDefault(Room.of(type), new ArrayDeque<>());
        inBuffer[number] = true;
        slots[number] =
                buffers.isEmpty() ? schedule.buffer(type.dtype(), type.shape().size()) : buffers.pop();
        return slots[number];
    }

    /** Buffers that the group was the last to use are free for the next. */
    private void release(Group group, int position) {
        for (Step step : group.steps()) {
            for (int number : step.in()) {
                release(owner[number], position);
            }
            for (int number : step.out()) {
                release(owner[number], position);
            }
        }
    }

    private void release(int number, int position) {
        if (inBuffer[number] && lastUse[number] == position) {
            inBuffer[number] = false;
            free.computeIfAbsent(Room.of(source.type(number)), r -> new ArrayDeque<>())
                    .push(slots[number]);
        }
        if (inOpen[number] && lastUse[number] == position) {
            inOpen[number] = false;
            schedule.release(slots[number]);
        }
    }

    private void fuse(List<Step> steps, Fusion.Space space, int position) {
        ElementProgram program = new ElementProgram(space.dtype(), space.shape());
        Map<Integer, Integer> registers = new HashMap<>();
        List<Integer> in = new ArrayList<>();
        List<Integer> out = new ArrayList<>();
        for (Step step : steps) {
            int[] operands = new int[step.in().size()];
            for (int k = 0; k < operands.length; k++) {
                operands[k] = registers.computeIfAbsent(step.in().get(k), number -> {
                    in.add(slot(number));
                    TensorType type = source.type(number);
                    return program.input(type.dtype(), type.shape());
                });
            }
            int result = step.op().fragment().orElseThrow().write(program, operands);
            int number = step.out().get(0);
            registers.put(number, result);
            if (lastUse[number] > position) {
                program.output(result);
                out.add(room(number));
            }
        }
        schedule.add(program.kernel(), array(in), array(out));
    }

    private void alone(Step step) {
        List<TensorType> types = step.in().stream().map(source::type).toList();
        int[] in = step.in().stream().mapToInt(this::slot).toArray();
        Optional<Kernel> kernel = step.op().kernel(types);
        if (kernel.isPresent()) {
            int[] out = step.out().stream().mapToInt(this::room).toArray();
            schedule.add(kernel.get(), in, out);
        } else {
            for (int number : step.out()) {
                slots[number] = schedule.open();
                inOpen[number] = true;
            }
            int[] out = step.out().stream().mapToInt(this::slot).toArray();
            schedule.add(
                    step.op()::eval,
                    in,
                    types.stream().map(TensorType::dtype).toList(),
                    types.stream().map(TensorType::shape).toList(),
                    out);
        }
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
