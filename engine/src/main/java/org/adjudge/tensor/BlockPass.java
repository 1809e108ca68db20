package org.adjudge.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.adjudge.tensor.Actions.Action;
import org.adjudge.tensor.Instruction.Kind;

/**
 * An elementwise program over a whole shape, block by block: every instruction is done for a block before the next block is
 * begun, so what one instruction leaves for another never leaves the nearest cache. Inputs are read and outputs written in
 * their places; only what is repeated is laid out, a block at a time.
 */
final class BlockPass implements Kernel {
    /** Stands where an input or output is while the program runs. */
    private static final Object ELSEWHERE = "input or output";

    private final ElementProgram source;
    private final int size;
    private final int row;
    /** Whole rows, if rows have values. */
    private final int block;
    /** Elements that a thread computes at once. */
    private final int piece;

    private final List<Total> totals = new ArrayList<>();
    /** What the arrays of the places hold; of inputs and outputs, which change from run to run, nothing. */
    private final List<Optional<DType>> places = new ArrayList<>();

    private final int[] inputPlace;
    private final int[] outputPlace;
    private final boolean[] inputByRow;
    private final boolean[] outputByRow;
    private final List<Repeated> repeated = new ArrayList<>();
    private final List<Instruction> instructions;
    private final Action[] actions;
    /** How many additions all that takes as long as, for an element. */
    private final long work;

    private final Lane first;
    private final Queue<Lane> idle = new ConcurrentLinkedQueue<>();

    /** An input that is repeated, and the place where its elements are laid out; {@code alike} if they are the same in every block. */
    private record Repeated(int input, int place, Shape shape, boolean alike) {}

    /** An output that is summed over all elements, and what each piece has come to. */
    private record Total(Sums sums, int output, List<double[]> pieces) {}

    BlockPass(ElementProgram source) {
        this.source = source;
        size = source.shape().size();
        row = source.row();
        boolean sums = source.instructions().stream().anyMatch(i -> i.kind() == Kind.TOTAL);
        int unit = row > 1 || sums ? row : longestRow();
        instructions = Pairs.of(source, Centres.of(source, Choices.of(source)));
        boolean wide = instructions.stream().anyMatch(i -> !i.more().isEmpty());
        boolean softmax = instructions.stream().anyMatch(i -> i.kind() == Kind.SOFTMAX);
        piece = Math.min(Sums.piece(unit), size);
        // a piece may be a row that is longer than any number of blocks
        int most = softmax ? (int) Math.min(piece, (long) SoftmaxKernel.BLOCKS * Sums.block(unit)) : Sums.block(unit);
        block = Math.min(wide ? half(most, unit) : most, piece);
        int[] placeOf = new int[source.registers().size()];
        inputPlace = new int[source.inputs().size()];
        inputByRow = new boolean[inputPlace.length];
        for (int k = 0; k < inputPlace.length; k++) {
            ElementProgram.Operand operand = source.inputs().get(k);
            inputByRow[k] = source.isByRow(operand.register());
            boolean whole = operand.shape().size() == size || inputByRow[k];
            placeOf[operand.register()] = places.size();
            inputPlace[k] = whole ? places.size() : -1;
            if (!whole) {
                repeated.add(new Repeated(k, places.size(), operand.shape(), isAlike(operand.shape())));
            }
            places.add(whole ? Optional.empty() : Optional.of(source.registers().get(operand.register())));
        }
        outputPlace = new int[source.outputs().size()];
        outputByRow = new boolean[outputPlace.length];
        for (int k = 0; k < outputPlace.length; k++) {
            outputByRow[k] = source.isByRow(source.outputs().get(k));
            outputPlace[k] = places.size();
            placeOf[source.outputs().get(k)] = places.size();
            places.add(Optional.empty());
        }
        placeTheRest(placeOf);
        for (Instruction i : instructions) {
            if (i.kind() == Kind.TOTAL) {
                double[][] pieces =
                        new double[(size + piece - 1) / piece][i.sums().width()];
                totals.add(new Total(i.sums(), source.outputs().indexOf(i.z()), List.of(pieces)));
            }
        }
        Actions all = new Actions(source, placeOf);
        actions = instructions.stream().map(all::of).toArray(Action[]::new);
        work = instructions.stream()
                .mapToLong(i -> i.kind() == Kind.SOFTMAX ? SoftmaxKernel.POWER : 1)
                .sum();
        first = new Lane();
        idle.add(first);
    }

    /** Half a block if that is whole rows, and whole groups of sums: of an instruction with so many operands the nearest cache does not hold more. */
    private static int half(int block, int unit) {
        return block / 2 % unit == 0 && block / 2 % Loops.PARTS == 0 ? block / 2 : block;
    }

    /** Some whole times the longest operand that whole blocks can hold some whole times; whole vectors too, if that can be. */
    private int longestRow() {
        int longest = source.inputs().stream()
                .filter(operand -> operand.shape().size() < Math.min(size, Sums.BLOCK) && isRow(operand.shape()))
                .mapToInt(operand -> operand.shape().size())
                .max()
                .orElse(1);
        while (longest % Loops.PARTS != 0 && longest <= Sums.BLOCK / 2) {
            longest *= 2;
        }
        return longest;
    }

    /** Whether a block holds an operand's elements, all in their order, some whole times. */
    private boolean isAlike(Shape operand) {
        return isRow(operand) && block % operand.size() == 0;
    }

    /** Whether an operand has the last axes, and is repeated along the others. */
    private boolean isRow(Shape operand) {
        int last = operand.size();
        int[] all = source.shape().extents();
        int inner = 1;
        for (int a = all.length - 1; a >= 0 && inner < last; a--) {
            int own = a - all.length + operand.rank();
            if (own < 0 || operand.extent(own) != all[a]) {
                return false;
            }
            inner *= all[a];
        }
        return true;
    }

    /** Gives every register that is neither input nor output an array of a block, from those that are free again. */
    private void placeTheRest(int[] placeOf) {
        Map<DType, Deque<Integer>> free = new EnumMap<>(DType.class);
        int[] last = source.lastUses(instructions);
        boolean[] scratch = new boolean[placeOf.length];
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            for (int z : instruction.results()) {
                if (last[z] != Integer.MAX_VALUE) {
                    DType dtype = source.registers().get(z);
                    Deque<Integer> unused = free.computeIfAbsent(dtype, d -> new ArrayDeque<>());
                    if (unused.isEmpty()) {
                        unused.push(places.size());
                        places.add(Optional.of(dtype));
                    }
                    placeOf[z] = unused.pop();
                    scratch[z] = true;
                }
            }
            for (int register : IntStream.concat(
                            IntStream.of(instruction.results()), IntStream.of(instruction.operands()))
                    .toArray()) {
                if (scratch[register] && last[register] == i) {
                    scratch[register] = false;
                    free.computeIfAbsent(source.registers().get(register), d -> new ArrayDeque<>())
                            .push(placeOf[register]);
                }
            }
        }
    }

    /** If the input has elements of its own, none of which is read after the output's are there. */
    @Override
    public boolean writesOver(int input, int output) {
        int from = source.inputs().get(input).register();
        int to = source.outputs().get(output);
        boolean elements = inputPlace[input] >= 0 && !inputByRow[input] && !outputByRow[output];
        int written = IntStream.range(0, instructions.size())
                .filter(i -> instructions.get(i).writes(to))
                .findFirst()
                .orElseThrow();
        return elements
                && instructions.get(written).kind() != Kind.TOTAL
                && instructions.subList(written, instructions.size()).stream()
                        .noneMatch(i -> i.reads(from) && !(i.writes(to) && i.isInPlace()));
    }

    @Override
    public void run(Object[] in, Object[] out) {
        int parts = (size + piece - 1) / piece;
        if (parts == 1) { // a small pass takes no longer than to ask for a thread and its arrays
            first.run(in, out, 0);
        } else {
            Workers.each(parts, (long) piece * work, part -> {
                Lane free = idle.poll();
                Lane lane = free == null ? new Lane() : free;
                lane.run(in, out, part);
                idle.add(lane);
            });
        }
        totals.forEach(total -> total.sums.finish(total.pieces, (float[]) out[total.output]));
    }

    /** What one thread needs. */
    private final class Lane {
        /** The array of each place, and where in it the block begins. */
        final Object[] base;

        final int[] at;
        final Expansion[] expansions;

        Lane() {
            base = places.stream()
                    .map(place -> place.map(dtype -> Tensor.allocate(dtype, block + Loops.PARTS))
                            .orElse(ELSEWHERE)) // sums read beyond
                    .toArray();
            at = new int[base.length];
            expansions = repeated.stream()
                    .map(r -> new Expansion(r.shape, source.shape()))
                    .toArray(Expansion[]::new);
        }

        /** A piece: whole blocks and, at the end, what is left. */
        void run(Object[] in, Object[] out, int part) {
            int first = part * piece;
            int end = Math.min(size, first + piece);
            for (int k = 0; k < inputPlace.length; k++) {
                if (inputPlace[k] >= 0) {
                    base[inputPlace[k]] = in[k];
                }
            }
            for (int k = 0; k < outputPlace.length; k++) {
                base[outputPlace[k]] = out[k];
            }
            for (Total total : totals) {
                Arrays.fill(total.pieces.get(part), 0);
                base[outputPlace[total.output]] = total.pieces.get(part);
            }
            for (int k = 0; k < expansions.length; k++) {
                Repeated r = repeated.get(k);
                expansions[k].seek(first);
                if (r.alike) {
                    expansions[k].read(in[r.input], base[r.place], block);
                }
            }
            for (int from = first; from < end; from += block) {
                block(in, from, Math.min(block, end - from));
            }
            letGo();
        }

        /** Holds no input and no output longer than a run does. */
        private void letGo() {
            for (int place : inputPlace) {
                if (place >= 0) {
                    base[place] = ELSEWHERE;
                }
            }
            for (int place : outputPlace) {
                base[place] = ELSEWHERE;
            }
        }

        private void block(Object[] in, int from, int n) {
            for (int k = 0; k < inputPlace.length; k++) {
                if (inputPlace[k] >= 0) {
                    at[inputPlace[k]] = inputByRow[k] ? from / row : from;
                }
            }
            for (int k = 0; k < outputPlace.length; k++) {
                at[outputPlace[k]] = outputByRow[k] ? from / row : from;
            }
            for (int k = 0; k < expansions.length; k++) {
                Repeated r = repeated.get(k);
                if (!r.alike) {
                    expansions[k].read(in[r.input], base[r.place], n);
                }
            }
            for (Action action : actions) {
                action.run(base, at, n);
            }
        }
    }
}
