package org.adjudge.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists out of JSON, where an empty one is not written. */
final class Lists {
    private Lists() {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
