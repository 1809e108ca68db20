package org.adjudge.mutation;

import java.io.IOException;
import java.nio.file.Path;
import org.adjudge.conformance.vectors.Replay;
import org.adjudge.conformance.vectors.Vector;
import org.adjudge.grad.AdjudgeEngine;

/** The engine against recorded answers of TensorFlow. */
final class Catalogue {
    private Catalogue() {}

    /**
     * Judges the engine by a recorded case.
     *
     * @throws AssertionError if an answer disagrees
     */
    static void replay(Path file) throws IOException {
        Vector vector = Vector.read(file);
        for (Replay.Result result : new Replay(new AdjudgeEngine()).of(vector)) {
            if (result.wrong()) {
                throw new AssertionError(result + ": " + vector.line());
            }
        }
    }
}
