package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjudge.tensor.Kernels;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.SoftmaxKernel;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, because the kernel set is chosen once. */
class FlagTest {
    /** Uses a kernel, and says of which set. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            System.out.println(Kernels.inForce().name() + " "
                    + SoftmaxKernel.softmax(Tensor.of(Shape.of(2), 0.0, 0)).toString());
        }
    }

    static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void without_the_flag_plain_java_is_in_force_and_one_sentence_names_the_flag() throws Exception {
        String path = Stream.of(Kernels.class, SimdKernels.class, Program.class)
                .map(type -> home(type).toString())
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(List.of(java, "-cp", path, Program.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("scalar [0.5, 0.5]"), said);
        assertTrue(
                said.contains(
                        "scalar kernels, not simd: the JVM was started without --add-modules jdk.incubator.vector"),
                said);
    }
}
