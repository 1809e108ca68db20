package org.adjudge.mutation;

import java.nio.file.Path;
import org.pitest.testapi.AbstractTestUnit;
import org.pitest.testapi.Description;
import org.pitest.testapi.ResultCollector;

/** One recorded case as a test. */
final class CatalogueUnit extends AbstractTestUnit {
    private final Path vector;

    CatalogueUnit(Path vector) {
        super(new Description(String.valueOf(vector.getFileName()), Catalogue.class));
        this.vector = vector;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // whatever a mutant does is the answer
    public void execute(ResultCollector results) {
        results.notifyStart(getDescription());
        try {
            Catalogue.replay(vector);
            results.notifyEnd(getDescription());
        } catch (Throwable e) {
            results.notifyEnd(getDescription(), e);
        }
    }
}
