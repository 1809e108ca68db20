package org.adjudge.cli;

import java.io.PrintWriter;
import org.adjudge.conformance.notation.NotationException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code adjudge}: does my gradient agree with TensorFlow's, and if not, which step is wrong? */
@Command(
        name = "adjudge",
        description = "Does a gradient agree with TensorFlow's, and if not, which step is wrong?",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Explain.class,
            Check.class,
            Ops.class,
            RecordCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            Version.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "A line is  <program> | <inputs> [| <options>], for example",
            "  tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2], y: f32[2,2], z: f32[2,2,2]",
            "",
            "Start with:  adjudge explain",
            "Complete words with Tab:  source <(adjudge generate-completion)",
            "",
            "Exit code: 0 all agree, 1 something disagrees, 2 bad input."
        })
public final class Main implements Runnable {
    static final int AGREES = 0;
    static final int DISAGREES = 1;
    static final int BAD_INPUT = 2;
    private static final int NARROWEST = 60;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: explain, check, ops, record, replay, report or version");
    }

    /** Runs and exits. */
    public static void main(String... args) {
        Terminal terminal = Terminal.ofThisProcess();
        CommandLine commandLine = commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi()));
        if (terminal.isInteractive()) {
            commandLine.setUsageHelpWidth(Math.max(NARROWEST, Math.min(terminal.columns(), 120)));
        }
        System.exit(commandLine.execute(args));
    }

    static CommandLine commandLine() {
        CommandLine main = new CommandLine(new Main());
        // --version says the same whatever the command
        main.getSubcommands().values().forEach(c -> c.getCommandSpec().versionProvider(new Version()));
        return main.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof NotationException || e instanceof BadInput) {
                PrintWriter err = command.getErr();
                err.println("adjudge: " + e.getMessage());
                err.flush();
                return BAD_INPUT;
            }
            throw e;
        });
    }
}
