package org.adjudge.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    private static final Run RUN =
            Runs.of(Runs.agreeing("tf.sin(x) | x: f64[2]", "sin"), Runs.disagreeing(Runs.HOSTILE, "exp"));

    @TempDir
    private Path directory = Path.of(".");

    private static JsonSchema schema() throws IOException {
        String text = Files.readString(Path.of("../docs/report-schema.json"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }

    @Test
    void what_is_written_is_read_back_as_it_was() throws IOException {
        assertEquals(RUN, Run.parse(RUN.json(), "it"));
    }

    @Test
    void every_report_is_valid_by_the_documented_schema() throws IOException {
        Run changed = new Run(
                RUN.summary(),
                Optional.of(Changes.between(RUN, List.of())),
                List.of(new Confirmation("errors", "bad inputs that both refuse", Map.of("exp", 3))),
                RUN.cases());
        assertEquals(Set.of(), schema().validate(Runs.json(changed.json())));
    }

    @Test
    void the_schema_rejects_a_report_without_its_verdicts() throws IOException {
        Set<ValidationMessage> found =
                schema().validate(Runs.json(RUN.json().replace("\"verdict\":\"DISAGREES\",", "")));
        assertTrue(found.toString().contains("required property 'verdict' not found"), found.toString());
    }

    @Test
    void a_report_of_another_version_is_refused_with_what_would_do() {
        String older = RUN.json().replace("\"version\":2", "\"version\":1");
        assertEquals(
                "'it' is not of format adjudge-report version 2; judge the cases again with this version",
                assertThrows(IllegalArgumentException.class, () -> Run.parse(older, "it"))
                        .getMessage());
    }

    @Test
    void what_is_no_json_is_refused_with_what_would_do() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Run.parse("{", "it"))
                .getMessage());
        assertTrue(message.startsWith("'it' is not a report.json: "), message);
        assertTrue(message.endsWith("; 'mvn verify' or 'adjudge check --report DIR' writes one"), message);
    }

    @Test
    void a_report_of_another_version_is_nothing_to_compare_with() throws IOException {
        Path file = directory.resolve("report.json");
        assertEquals(Optional.empty(), Run.readIfPresent(file));
        Files.writeString(file, RUN.json().replace("\"version\":2", "\"version\":1"));
        assertEquals(Optional.empty(), Run.readIfPresent(file));
        Files.writeString(file, RUN.json());
        assertEquals(Optional.of(RUN), Run.readIfPresent(file));
    }

    @Test
    void changes_are_other_verdicts_new_cases_and_those_that_were_not_run() {
        Run before = Runs.of(Runs.agreeing("a", "sin"), Runs.agreeing("b", "sin"), Runs.agreeing("c", "sin"));
        Run now = Runs.of(Runs.agreeing("a", "sin"), Runs.disagreeing("b", "sin"), Runs.agreeing("d", "sin"));
        assertEquals(
                new Changes("2026-01-01T00:00:00Z", 1, 1, List.of(new Changes.Verdict("b", "AGREES", "DISAGREES"))),
                Changes.between(before, now.cases()));
    }
}
