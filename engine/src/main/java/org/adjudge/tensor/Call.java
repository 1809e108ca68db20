package org.adjudge.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A kernel as a step of a {@link Schedule}, with the arrays of its slots: those of constants and buffers stay, others are held while it runs. */
final class Call implements Schedule.Step {
    /** Stands for an array while the kernel does not run. */
    private static final Object NOTHING = "nothing";

    private final Kernel kernel;
    private final Arguments in;
    private final Arguments out;

    /** Of slots, in whose {@code memory} there is by now what stays. */
    Call(Kernel kernel, List<@Nullable Object> memory, int[] in, int[] out) {
        this.kernel = kernel;
        this.in = new Arguments(memory, in);
        this.out = new Arguments(memory, out);
    }

    @Override
    public void run(@Nullable Object[] slots) {
        in.take(slots);
        out.take(slots);
        kernel.run(in.arrays, out.arrays);
        in.letGo();
        out.letGo();
    }

    private static final class Arguments {
        final Object[] arrays;
        /** What is put where at each run: places in {@code arrays}, and the slots of these. */
        private final int[] places;

        private final int[] moving;

        Arguments(List<@Nullable Object> memory, int[] of) {
            places = IntStream.range(0, of.length)
                    .filter(k -> memory.get(of[k]) == null)
                    .toArray();
            moving = Arrays.stream(places).map(k -> of[k]).toArray();
            arrays = Arrays.stream(of)
                    .mapToObj(slot -> Objects.requireNonNullElse(memory.get(slot), NOTHING))
                    .toArray();
        }

        void take(@Nullable Object[] from) {
            for (int k = 0; k < places.length; k++) {
                arrays[places[k]] = Schedule.array(from, moving[k]);
            }
        }

        void letGo() {
            for (int place : places) {
                arrays[place] = NOTHING;
            }
        }
    }
}
