package org.tenantry.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code dev run}, {@code dev token}, {@code dev import} and {@code dev rebuild}. */
@Command(
        name = "dev",
        description = "Tenantry on this machine, to try it out.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class, TokenCommand.class, ImportCommand.class, RebuildCommand.class},
        mixinStandardHelpOptions = true)
public final class Standalone {
    private Standalone() {}

    /** Runs a command; exits with 1 if it failed, 2 if it was given wrong arguments. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Standalone())
                .setExecutionExceptionHandler((e, commandLine, result) -> {
                    commandLine.getErr().println(e.getMessage());
                    return 1;
                })
                .execute(args));
    }
}
