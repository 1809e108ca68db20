package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private final List<String> sentences = new ArrayList<>();

    private record Other(Optional<String> obstacle) implements KernelSet {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public Product product(DType dtype, Product.Form form) {
            throw new AssertionError("not asked for");
        }
    }

    private final class Log implements System.Logger {
        @Override
        public String getName() {
            return "log";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            sentences.add(level + " " + message);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, Object... values) {
            sentences.add(level + " " + java.text.MessageFormat.format(format, values));
        }
    }

    private String choice(Iterator<KernelSet> found) {
        return Kernels.choose(found, new Log()).name();
    }

    @Test
    void a_set_without_obstacle_is_taken() {
        assertEquals(
                "other", choice(List.<KernelSet>of(new Other(Optional.empty())).iterator()));
        assertEquals(List.of("DEBUG other kernels"), sentences);
    }

    @Test
    void a_set_with_an_obstacle_is_not_taken_and_one_sentence_says_why() {
        assertEquals(
                "scalar",
                choice(List.<KernelSet>of(new Other(Optional.of("the flag is missing")))
                        .iterator()));
        assertEquals(List.of("INFO scalar kernels, not other: the flag is missing"), sentences);
    }

    @Test
    void without_another_set_plain_java_is_in_force() {
        assertEquals("scalar", choice(List.<KernelSet>of().iterator()));
        assertEquals(List.of("DEBUG scalar kernels: adjudge-simd is not on the class path"), sentences);
    }

    @Test
    void a_set_that_does_not_load_is_passed_over_and_said() {
        Iterator<KernelSet> broken = new Iterator<>() {
            private int asked;

            @Override
            public boolean hasNext() {
                return asked < 1;
            }

            @Override
            public KernelSet next() {
                asked++;
                throw new ServiceConfigurationError("no such class");
            }
        };
        assertEquals("scalar", choice(broken));
        assertEquals(List.of("WARNING scalar kernels: a set of others does not load"), sentences);
    }
}
