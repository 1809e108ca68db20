package org.adjudge.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has: {@code --json}, and somewhere to print. */
final class Console {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    boolean json() {
        return json;
    }

    Terminal terminal() {
        return Terminal.ofThisProcess();
    }

    void print(String text) {
        PrintWriter out = command.commandLine().getOut();
        out.print(text);
        out.flush();
    }

    void line(String text) {
        print(text + System.lineSeparator());
    }

    /** Prints an object as JSON. */
    void object(Object object) {
        try {
            line(MAPPER.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new AssertionError("lists, maps and texts can be written", e);
        }
    }
}
