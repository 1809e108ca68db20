package org.adjudge.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * An elementwise program over a whole shape, block by block: every instruction is done for a block before the next block is
 * begun, so what one instruction leaves for another never leaves the nearest cache. Inputs are read and outputs written in
 * their places; only what is repeated is laid out, a block at a time.
 */
final class BlockPass implements Kernel {
    private static final int BLOCK = 512;
    /** Stands where an input or output is while the program runs. */
    private static final Object ELSEWHERE = "input or output";

    private final int size;
    private final int block;
    /** The array of each place, and where in it the block begins. Those of inputs and outputs change from run to run. */
    private final Object[] base;

    private final int[] at;
    private final int[] inputPlace;
    private final int[] outputPlace;
    private final boolean[] follows;
    private final List<Repeated> repeated = new ArrayList<>();
    private final Action[] actions;

    /** An instruction with its places. */
    @FunctionalInterface
    private interface Action {
        void run(Object[] base, int[] at, int n);
    }

    /** An input that is repeated, and the place where its elements are laid out. */
    private record Repeated(int input, int place, Expansion expansion, boolean once) {}

    BlockPass(ElementProgram source) {
        size = source.shape().size();
        block = Math.min(BLOCK, size);
        int[] placeOf = new int[source.registers().size()];
        List<Object> arrays = new ArrayList<>();
        List<Integer> following = new ArrayList<>();
        inputPlace = new int[source.inputs().size()];
        for (int k = 0; k < inputPlace.length; k++) {
            ElementProgram.Operand operand = source.inputs().get(k);
            boolean whole = operand.shape().size() == size;
            placeOf[operand.register()] = arrays.size();
            inputPlace[k] = whole ? arrays.size() : -1;
            if (whole) {
                following.add(arrays.size());
                arrays.add(ELSEWHERE);
            } else {
                repeated.add(new Repeated(
                        k,
                        arrays.size(),
                        new Expansion(operand.shape(), source.shape()),
                        operand.shape().size() == 1));
                arrays.add(Tensor.allocate(source.registers().get(operand.register()), block));
            }
        }
        outputPlace = new int[source.outputs().size()];
        for (int k = 0; k < outputPlace.length; k++) {
            outputPlace[k] = arrays.size();
            placeOf[source.outputs().get(k)] = arrays.size();
            following.add(arrays.size());
            arrays.add(ELSEWHERE);
        }
        placeTheRest(source, placeOf, arrays);
        base = arrays.toArray();
        at = new int[base.length];
        follows = new boolean[base.length];
        following.forEach(place -> follows[place] = true);
        actions = source.instructions().stream()
                .map(i -> action(i, source.dtype() == DType.F32, placeOf))
                .toArray(Action[]::new);
    }

    /** Gives every register that is neither input nor output an array of a block, from those that are free again. */
    private void placeTheRest(ElementProgram source, int[] placeOf, List<Object> arrays) {
        Map<DType, Deque<Integer>> free = new EnumMap<>(DType.class);
        int[] last = source.lastUses();
        boolean[] scratch = new boolean[placeOf.length];
        for (int i = 0; i < source.instructions().size(); i++) {
            Instruction instruction = source.instructions().get(i);
            int z = instruction.z();
            if (last[z] != Integer.MAX_VALUE) {
                DType dtype = source.registers().get(z);
                Deque<Integer> places = free.computeIfAbsent(dtype, d -> new ArrayDeque<>());
                if (places.isEmpty()) {
                    places.push(arrays.size());
                    arrays.add(Tensor.allocate(dtype, block));
                }
                placeOf[z] = places.pop();
                scratch[z] = true;
            }
            for (int register : new int[] {instruction.x(), instruction.y(), instruction.w(), z}) {
                if (scratch[register] && last[register] == i) {
                    scratch[register] = false;
                    free.computeIfAbsent(source.registers().get(register), d -> new ArrayDeque<>())
                            .push(placeOf[register]);
                }
            }
        }
    }

    @Override
    public void run(Object[] in, Object[] out) {
        for (int k = 0; k < inputPlace.length; k++) {
            if (inputPlace[k] >= 0) {
                base[inputPlace[k]] = in[k];
            }
        }
        for (int k = 0; k < outputPlace.length; k++) {
            base[outputPlace[k]] = out[k];
        }
        for (Repeated r : repeated) {
            r.expansion.rewind();
            if (r.once) {
                r.expansion.read(in[r.input], base[r.place], block);
            }
        }
        for (int from = 0; from < size; from += block) {
            block(in, from, Math.min(block, size - from));
        }
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
        for (int place = 0; place < at.length; place++) {
            at[place] = follows[place] ? from : 0;
        }
        for (Repeated r : repeated) {
            if (!r.once) {
                r.expansion.read(in[r.input], base[r.place], n);
            }
        }
        for (Action action : actions) {
            action.run(base, at, n);
        }
    }

    private static Action action(Instruction i, boolean single, int[] placeOf) {
        int x = placeOf[i.x()];
        int y = placeOf[i.y()];
        int w = placeOf[i.w()];
        int z = placeOf[i.z()];
        Loops loops = Kernels.inForce().loops();
        return switch (i.kind()) {
            case MAP -> single ? mapFloats(loops, i, x, z) : mapDoubles(loops, i, x, z);
            case ZIP -> single ? zipFloats(loops, i, x, y, z) : zipDoubles(loops, i, x, y, z);
            case COMPARE -> compare(loops, i, single, x, y, z);
            case SELECT -> (b, at, n) -> select((boolean[]) b[x], at[x], b[y], at[y], b[w], at[w], b[z], at[z], n);
            case COPY -> (b, at, n) -> System.arraycopy(b[x], at[x], b[z], at[z], n);
        };
    }

    private static Action mapFloats(Loops loops, Instruction i, int x, int z) {
        return Code.of(i.name())
                .<Action>map(code -> (b, at, n) -> loops.map(code, (float[]) b[x], at[x], (float[]) b[z], at[z], n))
                .orElseGet(() -> {
                    DoubleUnaryOperator f = i.unary();
                    return (b, at, n) -> ScalarLoops.call(f, (float[]) b[x], at[x], (float[]) b[z], at[z], n);
                });
    }

    private static Action mapDoubles(Loops loops, Instruction i, int x, int z) {
        return Code.of(i.name())
                .<Action>map(code -> (b, at, n) -> loops.map(code, (double[]) b[x], at[x], (double[]) b[z], at[z], n))
                .orElseGet(() -> {
                    DoubleUnaryOperator f = i.unary();
                    return (b, at, n) -> call(f, (double[]) b[x], at[x], (double[]) b[z], at[z], n);
                });
    }

    private static Action zipFloats(Loops loops, Instruction i, int x, int y, int z) {
        return Code.of(i.name())
                .<Action>map(code -> (b, at, n) ->
                        loops.zip(code, (float[]) b[x], at[x], (float[]) b[y], at[y], (float[]) b[z], at[z], n))
                .orElseGet(() -> {
                    DoubleBinaryOperator f = i.binary();
                    return (b, at, n) ->
                            call(f, (float[]) b[x], at[x], (float[]) b[y], at[y], (float[]) b[z], at[z], n);
                });
    }

    private static Action zipDoubles(Loops loops, Instruction i, int x, int y, int z) {
        return Code.of(i.name())
                .<Action>map(code -> (b, at, n) ->
                        loops.zip(code, (double[]) b[x], at[x], (double[]) b[y], at[y], (double[]) b[z], at[z], n))
                .orElseGet(() -> {
                    DoubleBinaryOperator f = i.binary();
                    return (b, at, n) ->
                            call(f, (double[]) b[x], at[x], (double[]) b[y], at[y], (double[]) b[z], at[z], n);
                });
    }

    private static Action compare(Loops loops, Instruction i, boolean single, int x, int y, int z) {
        Code code =
                Code.of(i.name()).orElseThrow(() -> new AssertionError("comparison '" + i.name() + "' has no code"));
        return single
                ? (b, at, n) ->
                        loops.compare(code, (float[]) b[x], at[x], (float[]) b[y], at[y], (boolean[]) b[z], at[z], n)
                : (b, at, n) ->
                        loops.compare(code, (double[]) b[x], at[x], (double[]) b[y], at[y], (boolean[]) b[z], at[z], n);
    }

    private static void select(boolean[] c, int co, Object x, int xo, Object y, int yo, Object z, int zo, int n) {
        if (z instanceof float[] floats) {
            float[] first = (float[]) x;
            float[] second = (float[]) y;
            for (int i = 0; i < n; i++) {
                floats[zo + i] = c[co + i] ? first[xo + i] : second[yo + i];
            }
        } else {
            double[] doubles = (double[]) z;
            double[] first = (double[]) x;
            double[] second = (double[]) y;
            for (int i = 0; i < n; i++) {
                doubles[zo + i] = c[co + i] ? first[xo + i] : second[yo + i];
            }
        }
    }

    private static void call(DoubleUnaryOperator f, double[] x, int xo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = f.applyAsDouble(x[xo + i]);
        }
    }

    private static void call(DoubleBinaryOperator f, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = (float) f.applyAsDouble(x[xo + i], y[yo + i]);
        }
    }

    private static void call(
            DoubleBinaryOperator f, double[] x, int xo, double[] y, int yo, double[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = f.applyAsDouble(x[xo + i], y[yo + i]);
        }
    }
}
