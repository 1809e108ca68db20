package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
    private static final Shape SHAPE = Shape.of(4);

    static Stream<Arguments> kernels() {
        ElementProgram program = new ElementProgram(DType.F32, SHAPE);
        program.output(program.map("NEG", v -> -v, program.input(DType.F32, SHAPE)));
        Kernel copy = (in, out) -> System.arraycopy(in[0], 0, out[0], 0, SHAPE.size());
        return Stream.of(Arguments.of("a kernel", copy), Arguments.of("an elementwise pass", program.kernel()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void inputs_and_results_are_held_no_longer_than_a_run(String name, Kernel kernel) {
        Schedule schedule = new Schedule();
        int x = schedule.input();
        int z = schedule.fresh(DType.F32, SHAPE.size());
        schedule.add(kernel, new int[] {x}, new int[] {z});
        schedule.result(z, DType.F32, SHAPE);
        List<WeakReference<Object>> arrays = arraysOfARun(schedule);
        System.gc();
        for (WeakReference<Object> array : arrays) {
            assertNull(array.get(), name);
        }
        assertEquals(1, schedule.length()); // so that it is there till now
    }

    /** The input's and the result's. */
    private static List<WeakReference<Object>> arraysOfARun(Schedule schedule) {
        Tensor input = Tensor.full(DType.F32, SHAPE, 1);
        Tensor result = schedule.run(List.of(input)).get(0);
        return List.of(new WeakReference<>(input.data()), new WeakReference<>(result.data()));
    }
}
