package org.adjudge.conformance.vectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.adjudge.tensor.Tensor;

/**
 * One case as an {@code .npz} file: a zip of arrays, in this order (docs/VECTORS.md).
 *
 * @param texts {@code line}, {@code tensorflow}, {@code suspect}
 * @param tensors {@code input.x}, {@code seed}, {@code output}, {@code gradient.x}, {@code allowed.gradient.x}
 */
public record Vector(Map<String, String> texts, Map<String, Tensor> tensors) {
    static final String LINE = "line";
    static final String TENSORFLOW = "tensorflow";
    static final String SUSPECT = "suspect";
    private static final String EXTENSION = ".npy";
    private static final Set<String> TEXTS = Set.of(LINE, TENSORFLOW, SUSPECT);
    /** The earliest that a zip can say, so that the same case is the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Copies the maps, in their order. */
    public Vector {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** The case. */
    public String line() {
        return texts.getOrDefault(LINE, "");
    }

    /** The names of the arrays in which TensorFlow is suspect. */
    Set<String> suspect() {
        return Set.of(texts.getOrDefault(SUSPECT, "").split(" "));
    }

    Optional<Tensor> tensor(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                entry(zip, text.getKey(), out -> Npy.write(out, text.getValue()));
            }
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                entry(zip, tensor.getKey(), out -> Npy.write(out, tensor.getValue()));
            }
        }
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private static void entry(ZipOutputStream zip, String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name + EXTENSION);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        content.to(zip);
        zip.closeEntry();
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it is not such a file; names the array
     */
    public static Vector read(Path file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().replace(EXTENSION, "");
                InputStream array = new ByteArrayInputStream(zip.readAllBytes());
                try {
                    if (TEXTS.contains(name)) {
                        texts.put(name, Npy.readText(array));
                    } else {
                        tensors.put(name, Npy.readTensor(array));
                    }
                } catch (IOException e) {
                    throw new IOException("'" + file + "', array '" + name + "': " + e.getMessage(), e);
                }
            }
        }
        if (!texts.containsKey(LINE)) {
            throw new IOException("'" + file + "' has no array 'line'; 'adjudge record DIR' writes such files");
        }
        return new Vector(texts, tensors);
    }
}
