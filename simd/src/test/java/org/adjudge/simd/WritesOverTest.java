package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Elementary;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Sums;
import org.junit.jupiter.api.Test;

/** Passes that write an output where an input was: what {@link Kernel#writesOver} says, of random programs. */
class WritesOverTest {
    private static final int INPUTS = 3;
    private static final int PROGRAMS = 100;

    private int may;
    private int mayNot;

    private static ElementProgram program(SplittableRandom random, Shape shape) {
        int row = shape.extent(1);
        ElementProgram program = new ElementProgram(DType.F32, shape, row);
        List<Integer> registers = new ArrayList<>();
        for (int k = 0; k < INPUTS; k++) {
            registers.add(program.input(DType.F32, shape));
        }
        registers.add(program.rowInput(DType.F32));
        List<Integer> computed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int x = registers.get(random.nextInt(registers.size()));
            int y = registers.get(random.nextInt(registers.size()));
            int z = instruction(random.nextInt(10), program, registers.get(random.nextInt(INPUTS)), x, y, row);
            registers.add(z);
            computed.add(z);
        }
        program.output(computed.get(random.nextInt(computed.size())));
        program.output(computed.get(random.nextInt(computed.size())));
        return program;
    }

    private static int instruction(int kind, ElementProgram program, int elements, int x, int y, int row) {
        return switch (kind) {
            case 0, 1 -> program.zip("ADD", Double::sum, x, y);
            case 2, 3 -> program.zip("SUBTRACT", (a, b) -> a - b, x, y);
            case 4, 5 -> program.zip("MULTIPLY", (a, b) -> a * b, x, y);
            case 6 -> program.map("TANH", v -> Elementary.tanh((float) v), x);
            case 7 -> program.select(program.compare("LESS", (a, b) -> a < b, x, y), y, elements);
            case 8 -> program.softmax(elements);
            default ->
                program.zip("ADD", Double::sum, elements, program.sum(new Sums(Sums.Kind.ROWS, row, 1), elements));
        };
    }

    private static float[] numbers(int n, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] all = new float[n];
        for (int i = 0; i < n; i++) {
            all[i] = (float) random.nextDouble(-1, 1);
        }
        return all;
    }

    private static float[][] inputs(Shape shape) {
        return IntStream.rangeClosed(0, INPUTS)
                .mapToObj(k -> numbers(k < INPUTS ? shape.size() : shape.extent(0), k))
                .toArray(float[][]::new);
    }

    /** The outputs, the one in the array of the input, unless that is -1. */
    private static float[][] run(Kernel kernel, float[][] inputs, int input, int output) {
        int n = inputs[0].length;
        Object[] in = Stream.of(inputs).map(float[]::clone).toArray();
        float[][] out = {new float[n], new float[n]};
        if (input >= 0) {
            out[output] = (float[]) in[input];
        }
        kernel.run(in, out);
        return out;
    }

    private void check(Kernel kernel, float[][] inputs, int input, int output, float[][] apart, String name) {
        float[][] over = run(kernel, inputs, input, output);
        if (kernel.writesOver(input, output)) {
            may++;
            for (int k = 0; k < 2; k++) {
                assertArrayEquals(LoopsTest.bits(apart[k]), LoopsTest.bits(over[k]), name);
            }
        } else if (!Arrays.deepEquals(apart, over)) {
            mayNot++;
        }
    }

    /** Of long rows and short ones, none of whole vectors, in one block and in several. */
    @Test
    void what_may_be_written_over_an_input_is_there_what_it_is_elsewhere() {
        for (Shape shape : List.of(Shape.of(40, 100), Shape.of(5, 11), Shape.of(301, 7))) {
            float[][] inputs = inputs(shape);
            for (int seed = 0; seed < PROGRAMS; seed++) {
                Kernel kernel = program(new SplittableRandom(seed), shape).kernel();
                float[][] apart = run(kernel, inputs, -1, 0);
                for (int k = 0; k < 2 * INPUTS; k++) {
                    check(kernel, inputs, k / 2, k % 2, apart, shape + ", seed " + seed + ", " + k);
                }
            }
        }
        assertTrue(may > PROGRAMS, may + " may");
        assertTrue(mayNot > PROGRAMS, mayNot + " may not and would be wrong");
    }
}
