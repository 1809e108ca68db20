package org.adjudge.tensor;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.adjudge.tensor.Instruction.Kind;

/** What the instructions of a {@link BlockPass} do to a block: calls of the {@link Loops} in force. */
final class Actions {
    /** An instruction with its places. */
    @FunctionalInterface
    interface Action {
        /**
         * Computes n elements.
         *
         * @param base the array of each place
         * @param at where in it they begin
         */
        void run(Object[] base, int[] at, int n);
    }

    private final ElementProgram source;
    private final int row;
    private final int[] placeOf;
    private final Loops loops = Kernels.inForce().loops();

    /** With the place of each register. */
    Actions(ElementProgram source, int[] placeOf) {
        this.source = source;
        this.row = source.row();
        this.placeOf = placeOf;
    }

    /** The action of an instruction, on rows' values if it computes such from such. */
    Action of(Instruction i) {
        Action action = elements(i);
        boolean ofRows = source.isByRow(i.z()) && i.kind() != Kind.SUM && i.kind() != Kind.DOT;
        return ofRows ? (b, at, n) -> action.run(b, at, n / row) : action;
    }

    private Action elements(Instruction i) {
        int x = placeOf[i.x()];
        int y = placeOf[i.y()];
        int w = placeOf[i.w()];
        int v = placeOf[i.v()];
        int z = placeOf[i.z()];
        boolean single = source.dtype() == DType.F32;
        return switch (i.kind()) {
            case MAP -> single ? mapFloats(i, x, z) : mapDoubles(i, x, z);
            case ZIP -> single ? zipFloats(i, x, y, z) : zipDoubles(i, x, y, z);
            case COMPARE -> compare(i, single, x, y, z);
            case SELECT -> (b, at, n) -> select((boolean[]) b[x], at[x], b[y], at[y], b[w], at[w], b[z], at[z], n);
            case CHOOSE -> choose(Code.valueOf(i.name()), single, x, y, w, v, z);
            case GATE -> gate(i.name().equals("BETWEEN"), single, x, y, w, v, z);
            case PULL -> pull(i, x, y, w, v, z);
            case CENTRE -> centre(i, x, y, w, v, z);
            case COPY -> (b, at, n) -> System.arraycopy(b[x], at[x], b[z], at[z], n);
            case SOFTMAX -> (b, at, n) -> loops.softmax((float[]) b[x], at[x], (float[]) b[z], at[z], row, n / row);
            case SUM -> (b, at, n) -> i.sums().rows(loops, (float[]) b[x], at[x], (float[]) b[z], at[z], n);
            case DOT ->
                (b, at, n) ->
                        i.sums().dots(loops, (float[]) b[x], at[x], (float[]) b[y], at[y], (float[]) b[z], at[z], n);
            case TOTAL -> (b, at, n) -> i.sums().add(loops, (float[]) b[x], at[x], (double[]) b[z], n);
            case REPEAT ->
                (b, at, n) -> {
                    for (int r = 0; r < n / row; r++) {
                        Expansion.repeat(b[x], at[x] + r, b[z], at[z] + r * row, row);
                    }
                };
            case PAIR -> pair(i.first(), Code.valueOf(i.name()), x, y, w, z);
            case PAIR_ROW -> pairRow(i.first(), Code.valueOf(i.name()), x, y, w, z);
            case ZIP_ROW -> zipRow(Code.valueOf(i.name()), x, y, z);
        };
    }

    private Action pair(Code first, Code second, int x, int y, int w, int z) {
        return (b, at, n) -> loops.pair(
                first,
                second,
                (float[]) b[x],
                at[x],
                (float[]) b[y],
                at[y],
                (float[]) b[w],
                at[w],
                (float[]) b[z],
                at[z],
                n);
    }

    private Action pairRow(Code first, Code second, int x, int y, int w, int z) {
        return (b, at, n) -> {
            for (int from = 0, r = at[y]; from < n; from += row, r++) {
                float number = ((float[]) b[y])[r];
                loops.pair(
                        first,
                        second,
                        (float[]) b[x],
                        at[x] + from,
                        number,
                        (float[]) b[w],
                        at[w] + from,
                        (float[]) b[z],
                        at[z] + from,
                        row);
            }
        };
    }

    private Action zipRow(Code code, int x, int y, int z) {
        return (b, at, n) -> {
            for (int from = 0, r = at[y]; from < n; from += row, r++) {
                loops.zip(code, (float[]) b[x], at[x] + from, ((float[]) b[y])[r], (float[]) b[z], at[z] + from, row);
            }
        };
    }

    private Action mapFloats(Instruction i, int x, int z) {
        return Code.of(i.name())
                .<Action>map(code -> (b, at, n) -> loops.map(code, (float[]) b[x], at[x], (float[]) b[z], at[z], n))
                .orElseGet(() -> {
                    DoubleUnaryOperator f = i.unary();
                    return (b, at, n) -> loops.call(i.name(), f, (float[]) b[x], at[x], (float[]) b[z], at[z], n);
                });
    }

    private Action mapDoubles(Instruction i, int x, int z) {
        return Code.of(i.name())
                .<Action>map(code -> (b, at, n) -> loops.map(code, (double[]) b[x], at[x], (double[]) b[z], at[z], n))
                .orElseGet(() -> {
                    DoubleUnaryOperator f = i.unary();
                    return (b, at, n) -> loops.call(i.name(), f, (double[]) b[x], at[x], (double[]) b[z], at[z], n);
                });
    }

    private Action zipFloats(Instruction i, int x, int y, int z) {
        return Code.of(i.name())
                .<Action>map(code -> (b, at, n) ->
                        loops.zip(code, (float[]) b[x], at[x], (float[]) b[y], at[y], (float[]) b[z], at[z], n))
                .orElseGet(() -> {
                    DoubleBinaryOperator f = i.binary();
                    return (b, at, n) ->
                            call(f, (float[]) b[x], at[x], (float[]) b[y], at[y], (float[]) b[z], at[z], n);
                });
    }

    private Action zipDoubles(Instruction i, int x, int y, int z) {
        return Code.of(i.name())
                .<Action>map(code -> (b, at, n) ->
                        loops.zip(code, (double[]) b[x], at[x], (double[]) b[y], at[y], (double[]) b[z], at[z], n))
                .orElseGet(() -> {
                    DoubleBinaryOperator f = i.binary();
                    return (b, at, n) ->
                            call(f, (double[]) b[x], at[x], (double[]) b[y], at[y], (double[]) b[z], at[z], n);
                });
    }

    private Action compare(Instruction i, boolean single, int x, int y, int z) {
        Code code =
                Code.of(i.name()).orElseThrow(() -> new AssertionError("comparison '" + i.name() + "' has no code"));
        return single
                ? (b, at, n) ->
                        loops.compare(code, (float[]) b[x], at[x], (float[]) b[y], at[y], (boolean[]) b[z], at[z], n)
                : (b, at, n) ->
                        loops.compare(code, (double[]) b[x], at[x], (double[]) b[y], at[y], (boolean[]) b[z], at[z], n);
    }

    private Action choose(Code code, boolean single, int x, int y, int w, int v, int z) {
        return single
                ? (b, at, n) -> loops.choose(
                        code,
                        (float[]) b[x],
                        at[x],
                        (float[]) b[y],
                        at[y],
                        (float[]) b[w],
                        at[w],
                        (float[]) b[v],
                        at[v],
                        (float[]) b[z],
                        at[z],
                        n)
                : (b, at, n) -> loops.choose(
                        code,
                        (double[]) b[x],
                        at[x],
                        (double[]) b[y],
                        at[y],
                        (double[]) b[w],
                        at[w],
                        (double[]) b[v],
                        at[v],
                        (double[]) b[z],
                        at[z],
                        n);
    }

    private Action gate(boolean ends, boolean single, int x, int y, int w, int v, int z) {
        return single
                ? (b, at, n) -> {
                    float low = ((float[]) b[y])[at[y]];
                    float high = (float) high(ends, ((float[]) b[w])[at[w]]);
                    loops.gate((float[]) b[x], at[x], low, high, (float[]) b[v], at[v], (float[]) b[z], at[z], n);
                }
                : (b, at, n) -> {
                    double low = ((double[]) b[y])[at[y]];
                    double high = high(ends, ((double[]) b[w])[at[w]]);
                    loops.gate((double[]) b[x], at[x], low, high, (double[]) b[v], at[v], (double[]) b[z], at[z], n);
                };
    }

    private Action pull(Instruction i, int x, int y, int w, int v, int z) {
        boolean ends = i.name().equals("BETWEEN");
        int u = placeOf[i.more().get(0)];
        int c = placeOf[i.more().get(1)];
        int p = placeOf[i.also()];
        return (b, at, n) -> loops.pull(
                (float[]) b[x],
                at[x],
                ((float[]) b[y])[at[y]],
                (float) high(ends, ((float[]) b[w])[at[w]]),
                (float[]) b[v],
                at[v],
                (float[]) b[u],
                at[u],
                (float[]) b[c],
                at[c],
                (float[]) b[z],
                at[z],
                (float[]) b[p],
                at[p],
                n);
    }

    private Action centre(Instruction i, int x, int y, int w, int v, int z) {
        int u = placeOf[i.more().get(0)];
        int f = placeOf[i.more().get(1)];
        return (b, at, n) -> loops.centre(
                (float[]) b[x],
                at[x],
                (float[]) b[y],
                at[y],
                (float[]) b[w],
                at[w],
                (float[]) b[v],
                at[v],
                (float[]) b[u],
                at[u],
                (float[]) b[f],
                at[f],
                (float[]) b[z],
                at[z],
                n);
    }

    /** Where a gate ends: nothing is below NaN, and a gate without an end is up to NaN. */
    private static double high(boolean ends, double bound) {
        if (!ends) {
            return Double.NaN;
        }
        return Double.isNaN(bound) ? Double.NEGATIVE_INFINITY : bound;
    }

    private void select(boolean[] c, int co, Object x, int xo, Object y, int yo, Object z, int zo, int n) {
        if (z instanceof float[] floats) {
            loops.select(c, co, (float[]) x, xo, (float[]) y, yo, floats, zo, n);
        } else {
            loops.select(c, co, (double[]) x, xo, (double[]) y, yo, (double[]) z, zo, n);
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
