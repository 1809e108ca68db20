package org.adjudge.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run of the judge over some cases: {@code report.json} (docs/report-schema.json).
 *
 * @param format always {@value #FORMAT}
 * @param version of the format; rises when a reader of an older one would misread it
 * @param changes against the report that lay beside it; absent if none did
 * @param confirmations what tests outside the catalogue confirmed of the ops; none outside {@code mvn verify}
 */
public record Run(
        String format,
        int version,
        Header summary,
        Optional<Changes> changes,
        List<Confirmation> confirmations,
        List<CaseEntry> cases) {
    /** The name of the format. */
    public static final String FORMAT = "adjudge-report";
    /** The version that this code writes, and the only one that it reads. */
    public static final int VERSION = 2;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .build();

    /** Copies the lists. */
    public Run {
        confirmations = Lists.orEmpty(confirmations);
        cases = Lists.orEmpty(cases);
    }

    /** A run in this format's present version. */
    public Run(Header summary, Optional<Changes> changes, List<Confirmation> confirmations, List<CaseEntry> cases) {
        this(FORMAT, VERSION, summary, changes, confirmations, cases);
    }

    /** A run that is compared with none before it. */
    public Run(Header summary, List<CaseEntry> cases) {
        this(summary, Optional.empty(), List.of(), cases);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is not a report of this version; says what would do
     */
    public static Run read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read '" + file + "': " + e.getMessage(), e);
        }
    }

    /** Reads a file, if it is there and a report of this version. */
    public static Optional<Run> readIfPresent(Path file) {
        try {
            return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // of another version: nothing to compare with
        }
    }

    static Run parse(String json, String source) throws IOException {
        Run run;
        try {
            run = MAPPER.readValue(json, Run.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "'" + source + "' is not a report.json: " + e.getOriginalMessage()
                            + "; 'mvn verify' or 'adjudge check --report DIR' writes one",
                    e);
        }
        if (!FORMAT.equals(run.format()) || run.version() != VERSION) {
            throw new IllegalArgumentException("'" + source + "' is not of format " + FORMAT + " version " + VERSION
                    + "; judge the cases again with this version");
        }
        return run;
    }

    /** As JSON, a case a line, so that reports can be compared line by line. */
    public String json() {
        try {
            StringBuilder out = new StringBuilder("{\"format\":\"" + FORMAT + "\",\"version\":" + version + ",\n");
            out.append("\"summary\":").append(MAPPER.writeValueAsString(summary));
            if (changes.isPresent()) {
                out.append(",\n\"changes\":").append(MAPPER.writeValueAsString(changes));
            }
            if (!confirmations.isEmpty()) {
                out.append(",\n\"confirmations\":").append(MAPPER.writeValueAsString(confirmations));
            }
            out.append(cases.parallelStream().map(Run::json).collect(joining(",\n", ",\n\"cases\":[\n", "\n]}\n")));
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(CaseEntry entry) {
        try {
            return MAPPER.writeValueAsString(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
