package org.adjudge.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.adjudge.oracle.TensorFlowOracle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The versions of Adjudge, TensorFlow and Java. */
@Command(
        name = "version",
        description = "Prints the versions of Adjudge, TensorFlow and Java.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  adjudge version --json"})
final class Version implements CommandLine.IVersionProvider, Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Override
    public String[] getVersion() {
        return versions().entrySet().stream()
                .map(v -> v.getKey() + " " + v.getValue())
                .toArray(String[]::new);
    }

    @Override
    public Integer call() {
        if (console.json()) {
            console.object(versions());
        } else {
            console.line(String.join(System.lineSeparator(), getVersion()));
        }
        return Main.AGREES;
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        String own = Main.class.getPackage().getImplementationVersion();
        versions.put("adjudge", own == null ? "(built from source)" : own);
        versions.put("TensorFlow", TensorFlowOracle.version());
        versions.put("Java", Runtime.version().toString());
        return versions;
    }
}
