package org.adjudge.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.adjudge.conformance.notation.Names;
import org.adjudge.conformance.notation.Vocabulary;
import org.adjudge.conformance.source.OpSource;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code adjudge ops}: the functions that a program can call; one of them in detail. */
@Command(
        name = "ops",
        description =
                "Lists the functions of the notation, or shows one: formula, kinks, rule, signature, the rule at work, cases.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  adjudge ops", "  adjudge ops softmax", "  adjudge ops --json matmul"})
final class Ops implements Callable<Integer> {
    private static final int WIDEST = 100;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A function, with or without tf. before it.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Map<String, String> signatures = Vocabulary.signatures();
        if (name.isPresent()) {
            String wanted = name.get().substring(name.get().lastIndexOf('.') + 1);
            String signature = signatures.get(wanted);
            if (signature == null) {
                throw new BadInput("unknown op '" + wanted + "'; "
                        + Names.suggestion(wanted, signatures.keySet()).orElse("'adjudge ops' lists all"));
            }
            show(OpDetail.of(wanted, signature));
        } else if (console.json()) {
            console.object(signatures);
        } else {
            console.line(String.join(
                    System.lineSeparator(),
                    List.copyOf(signatures.values().stream().distinct().collect(Collectors.toList()))));
        }
        return Main.AGREES;
    }

    private void show(OpDetail detail) {
        if (console.json()) {
            console.object(detail);
            return;
        }
        StringBuilder text = new StringBuilder("tf." + detail.signature()).append(System.lineSeparator());
        section(text, "aliases", detail.aliases());
        detail.ops().forEach(op -> source(text, op));
        section(text, "for example", detail.example().stream().toList());
        section(text, "which is", detail.program());
        section(text, "its cotangents, ct being that of the output", detail.cotangents());
        section(text, "cases of the catalogue, the shortest of " + detail.count(), detail.cases());
        console.print(text.toString());
    }

    private void source(StringBuilder text, OpSource op) {
        text.append(System.lineSeparator()).append(op.op()).append(System.lineSeparator());
        op.formula().forEach(paragraph -> wrapped(text, paragraph));
        wrapped(text, "kinks: " + (op.kinks().isEmpty() ? "its source names none" : String.join(" ", op.kinks())));
        section(text, "its rule, in the engine's source", op.rule());
    }

    private int width() {
        int columns = console.terminal().columns();
        return columns > 0 ? Math.min(columns, WIDEST) : WIDEST;
    }

    private void wrapped(StringBuilder text, String paragraph) {
        text.append(WordUtils.wrap(paragraph, width() - 2).indent(2));
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(System.lineSeparator()).append(title).append(System.lineSeparator());
            lines.forEach(l -> text.append("  ").append(l).append(System.lineSeparator()));
        }
    }
}
