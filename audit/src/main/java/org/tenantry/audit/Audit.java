package org.tenantry.audit;

import org.tenantry.audit.doctor.DoctorCommand;
import org.tenantry.audit.erasure.ErasureCommand;
import org.tenantry.audit.proof.ProofCommand;
import org.tenantry.audit.proof.VerifyProofCommand;
import org.tenantry.audit.replay.ReplayCommand;
import org.tenantry.audit.state.DiffCommand;
import org.tenantry.audit.state.StateCommand;
import org.tenantry.audit.timeline.TimelineCommand;
import org.tenantry.audit.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code dev audit}, and the runnable jar. */
@Command(
        name = "audit",
        description =
                "Proves what happened from what is stored, and trusts neither side of Tenantry. It only reads; replay"
                        + " writes where it is told.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            VerifyCommand.class,
            TimelineCommand.class,
            StateCommand.class,
            DiffCommand.class,
            ProofCommand.class,
            VerifyProofCommand.class,
            DoctorCommand.class,
            ErasureCommand.class,
            ReplayCommand.class
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nIt exits with%n",
        exitCodeList = {
            "0:all is as it must be",
            "1:it is not: see the findings",
            "2:the arguments are wrong",
            "3:it could not be found out: a server gives no answer, a file cannot be read",
            "130:replay was interrupted: the same command goes on"
        })
public final class Audit {
    private static final int NOT_FOUND_OUT = 3;

    private Audit() {}

    /** Runs a command and exits with what it says. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** As {@link #main} runs it. */
    public static CommandLine commandLine() {
        return new CommandLine(new Audit()).setExecutionExceptionHandler((e, commandLine, result) -> {
            commandLine.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
            return NOT_FOUND_OUT;
        });
    }
}
