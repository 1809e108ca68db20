package org.adjudge.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What changed since another report.
 *
 * @param since when that began
 * @param added how many cases it did not have
 * @param notRun how many it had that this one has not
 * @param verdicts the cases that both have, with another verdict
 */
public record Changes(
        String since, int added, @JsonProperty("not_run") int notRun, List<Verdict> verdicts) {
    /** One case's verdict, then and now. */
    public record Verdict(String line, String was, String is) {}

    /** Copies the list. */
    public Changes {
        verdicts = Lists.orEmpty(verdicts);
    }

    /** Compares. */
    public static Changes between(Run before, List<CaseEntry> now) {
        Map<String, String> was = new HashMap<>();
        before.cases().forEach(c -> was.put(c.line(), c.verdict()));
        List<Verdict> verdicts = now.stream()
                .filter(c -> was.containsKey(c.line()) && !c.verdict().equals(was.get(c.line())))
                .map(c -> new Verdict(c.line(), Objects.requireNonNull(was.get(c.line())), c.verdict()))
                .toList();
        int added = (int) now.stream().filter(c -> !was.containsKey(c.line())).count();
        now.forEach(c -> was.remove(c.line()));
        return new Changes(before.summary().started(), added, was.size(), verdicts);
    }
}
