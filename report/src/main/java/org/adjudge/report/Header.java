package org.adjudge.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The counts of a run and what it ran on.
 *
 * @param checks the sum of the five counts after it
 * @param started when, as ISO 8601
 * @param complete false if the run was interrupted: the cases are those that had been judged
 */
public record Header(
        int cases,
        int checks,
        int agree,
        @JsonProperty("by_differences") int byDifferences,
        int findings,
        int unjudged,
        int disagree,
        double seconds,
        String tensorflow,
        String engine,
        String adjudge,
        String java,
        String started,
        boolean complete) {}
