package org.adjudge.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.OpDef;

/** TensorFlow's C++ registry of gradients, asked of the library that is loaded. */
public final class GradientRegistry {
    private GradientRegistry() {}

    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    /** Whether an op type has a gradient function, or is declared to have none. */
    static boolean has(String type) {
        return KNOWN.computeIfAbsent(type, tensorflow::TFJ_HasGradient);
    }

    /**
     * The op types that have a gradient function.
     *
     * <p>The library tells which ops are registered, but not which of them are registered as non-differentiable: those are
     * a list, {@code non-differentiable-ops.txt}.
     */
    public static NavigableSet<String> differentiable() {
        NavigableSet<String> registered = registered();
        nonDifferentiable().forEach(registered::remove);
        return registered;
    }

    /** Those with a gradient function, and those declared to have none. */
    static NavigableSet<String> registered() {
        NavigableSet<String> registered = new TreeSet<>();
        for (OpDef op : TensorFlow.registeredOpList().getOpList()) {
            if (has(op.getName())) {
                registered.add(op.getName());
            }
        }
        return registered;
    }

    static List<String> nonDifferentiable() {
        InputStream stream = GradientRegistry.class.getResourceAsStream("non-differentiable-ops.txt");
        if (stream == null) {
            throw new IllegalStateException("no resource non-differentiable-ops.txt beside " + GradientRegistry.class);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
