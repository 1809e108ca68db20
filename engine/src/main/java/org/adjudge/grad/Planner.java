package org.adjudge.grad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.Arena.Buffer;
import org.adjudge.grad.Arena.Stay;
import org.adjudge.grad.Fusion.Group;
import org.adjudge.grad.Simplified.Step;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.TensorType;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Schedule;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Sums;
import org.adjudge.tensor.Sums.Kind;
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

    /** By a value that is written over another, which nothing reads any more, the value that was the first in its array. */
    private final Map<Integer, Integer> overwritten = new HashMap<>();

    /** What a group comes to: a kernel, or a step that has none, and the values that it reads and writes. */
    private record Pass(Optional<Kernel> kernel, Step step, List<Integer> in, List<Integer> out) {}

    private Planner(Simplified source, List<Group> groups) {
        this.source = source;
        this.groups = groups;
        this.slots = new int[source.count()];
        this.owner = new int[source.count()];
        this.lastUse = new int[source.count()];
        Arrays.fill(slots, NONE);
        Arrays.setAll(owner, i -> i);
    }

    /** The schedule of groups that compute the wanted values. */
    static Plan plan(Simplified source, List<Group> groups) {
        return new Planner(source, groups).plan();
    }

    /**
     * A schedule.
     *
     * @param leastBytes what it would hold at most if every value had an array of its own, as long as it is needed
     */
    record Plan(Schedule schedule, long leastBytes) {}

    private Plan plan() {
        findLastUses();
        List<Pass> passes = new ArrayList<>();
        Map<Integer, Stay> first = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            Pass pass = pass(groups.get(i), i);
            passes.add(pass);
            for (int k = 0; k < pass.out().size(); k++) {
                int number = pass.out().get(k);
                Stay stay = stay(number, i, pass.kernel().isPresent());
                Optional<Stay> before = before(stay, k, pass, first);
                before.ifPresent(other -> overwritten.put(number, other.number()));
                first.put(
                        before.map(Stay::number).orElse(number),
                        before.map(other -> other.then(stay)).orElse(stay));
            }
        }
        List<Stay> stays = List.copyOf(first.values());
        Arena arena = new Arena(groups.size(), stays);
        write(passes, stays, arena);
        return new Plan(schedule, arena.least());
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

    private Stay stay(int number, int position, boolean byKernel) {
        TensorType type = source.type(number);
        boolean wanted = lastUse[number] == NEVER;
        int to = wanted ? groups.size() - 1 : lastUse[number];
        return new Stay(number, type.dtype(), type.shape().size(), position, to, byKernel, wanted);
    }

    /** The stay, of those by the values that were the first in their arrays, that ends where a pass can write an output over it. */
    private Optional<Stay> before(Stay stay, int output, Pass pass, Map<Integer, Stay> first) {
        List<Integer> in = pass.in().stream().map(number -> owner[number]).toList();
        for (int k = 0; k < in.size(); k++) {
            int input = k;
            Stay before = first.get(overwritten.getOrDefault(in.get(k), in.get(k)));
            if (before != null
                    && before.to() == stay.from()
                    && before.isLike(stay)
                    && Collections.frequency(in, in.get(k)) == 1
                    && pass.kernel()
                            .filter(kernel -> kernel.writesOver(input, output))
                            .isPresent()) {
                return Optional.of(before);
            }
        }
        return Optional.empty();
    }

    private Pass pass(Group group, int position) {
        Step first = group.steps().get(0);
        if (group.space().isPresent()) {
            return fused(group.steps(), group.space().get(), position);
        }
        if (group.steps().size() > 1) {
            Step then = group.steps().get(1);
            List<Integer> out = new ArrayList<>(first.out());
            out.set(0, then.out().get(0));
            return new Pass(first.op().kernel(source.types(first), then.op()), first, first.in(), out);
        }
        Optional<Kernel> kernel =
                first.op().isView() ? Optional.empty() : first.op().kernel(source.types(first));
        return new Pass(kernel, first, first.in(), first.op().isView() ? List.of() : first.out());
    }

    private Pass fused(List<Step> steps, Fusion.Space space, int position) {
        ElementProgram program = new ElementProgram(space.dtype(), space.shape(), row(steps, space));
        Map<Integer, Integer> registers = new HashMap<>();
        Map<Integer, Integer> inputs = new HashMap<>();
        Map<Integer, Integer> rowInputs = new HashMap<>();
        List<Integer> in = new ArrayList<>();
        List<Integer> out = new ArrayList<>();
        for (Step step : steps) {
            int result = step.out().get(0);
            Optional<Sums> sums = step.op().sumsInPass(source.types(step));
            boolean ofRows = sums.isEmpty() && isOfRows(step, space);
            int[] operands = new int[step.in().size()];
            for (int k = 0; k < operands.length; k++) {
                int operand = step.in().get(k);
                TensorType type = source.type(operand);
                boolean byRow = ofRows && type.shape().size() > 1;
                Integer computed = registers.get(operand);
                operands[k] = computed != null
                        ? computed
                        : (byRow ? rowInputs : inputs).computeIfAbsent(operand, number -> {
                            in.add(number);
                            return byRow ? program.rowInput(type.dtype()) : program.input(type.dtype(), type.shape());
                        });
            }
            if (step.op().isView()) {
                registers.put(result, operands[0]);
                continue;
            }
            program.ofRows(ofRows);
            if (sums.isPresent() && sums.get().kind() != Kind.ROWS) {
                program.total(sums.get(), operands[0]);
                out.add(result);
                continue;
            }
            int register = sums.isPresent()
                    ? program.sum(sums.get(), operands[0])
                    : step.op() instanceof Softmax
                            ? program.softmax(operands[0])
                            : step.op().fragment().orElseThrow().write(program, operands);
            registers.put(result, register);
            if (lastUse[result] > position) {
                program.ofRows(isOfRows(step, space));
                program.output(register);
                out.add(result);
            }
        }
        return new Pass(Optional.of(program.kernel()), steps.get(0), in, out);
    }

    /** Whether a step of a group computes a value for each row, not for each element. */
    private boolean isOfRows(Step step, Fusion.Space space) {
        return source.type(step.out().get(0)).shape().size() < space.shape().size();
    }

    /** How many elements a row has, 1 if no step tells. */
    private int row(List<Step> steps, Fusion.Space space) {
        return steps.stream().mapToInt(step -> row(step, space)).max().orElse(1);
    }

    private int row(Step step, Fusion.Space space) {
        Shape shape = source.type(step.out().get(0)).shape();
        if (step.op() instanceof Softmax) {
            return shape.extent(-1);
        }
        int result = shape.size();
        return step.op()
                .sumsInPass(source.types(step))
                .map(Sums::row)
                .orElse(space.shape().size() / result);
    }

    private void write(List<Pass> passes, List<Stay> stays, Arena arena) {
        source.inputs().forEach(input -> slots[input] = schedule.input());
        List<List<Integer>> released = new ArrayList<>();
        passes.forEach(pass -> released.add(new ArrayList<>()));
        for (Stay stay : stays) {
            Stay last = arena.buffer(stay.number()).map(Buffer::last).orElse(stay);
            boolean kept = arena.buffer(stay.number()).map(Buffer::isKept).orElse(false);
            if (last.number() == stay.number() && !kept && !stay.wanted()) {
                released.get(stay.to()).add(stay.number());
            }
        }
        Map<Buffer, Integer> buffers = new HashMap<>();
        for (int i = 0; i < passes.size(); i++) {
            Pass pass = passes.get(i);
            if (!pass.out().isEmpty()) {
                pass.out().forEach(number -> slots[number] = room(number, arena, buffers));
                write(pass);
            }
            released.get(i).forEach(number -> schedule.release(slots[number]));
        }
        for (int number : source.wanted()) {
            TensorType type = source.type(number);
            schedule.result(slot(number), type.dtype(), type.shape());
        }
    }

    /** A slot for a value that the pass written next computes. */
    private int room(int number, Arena arena, Map<Buffer, Integer> buffers) {
        if (overwritten.containsKey(number)) {
            return slots[overwritten.get(number)];
        }
        TensorType type = source.type(number);
        return arena.buffer(number)
                .map(buffer -> buffers.computeIfAbsent(
                        buffer,
                        b -> b.isKept() ? schedule.buffer(b.dtype(), b.size()) : schedule.fresh(b.dtype(), b.size())))
                .orElseGet(() -> schedule.open(type.dtype(), type.shape().size()));
    }

    private void write(Pass pass) {
        int[] in = pass.in().stream().mapToInt(this::slot).toArray();
        int[] out = pass.out().stream().mapToInt(this::slot).toArray();
        if (pass.kernel().isPresent()) {
            schedule.add(pass.kernel().get(), in, out);
        } else {
            List<TensorType> types = source.types(pass.step());
            schedule.add(
                    pass.step().op()::eval,
                    in,
                    types.stream().map(TensorType::dtype).toList(),
                    types.stream().map(TensorType::shape).toList(),
                    out);
        }
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
}
