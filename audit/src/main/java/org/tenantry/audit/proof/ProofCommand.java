package org.tenantry.audit.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tenantry.audit.AuditedLog;
import org.tenantry.audit.checkpoint.Checkpoint;
import org.tenantry.events.Position;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a proof that an event stands in the log. */
@Command(
        name = "proof",
        description = {
            "Writes a file that shows to whoever has a checkpoint that an event stands in the log, and since when.",
            "It shows the event, and those of the same command, whole, and nothing of what others say: see verify-proof."
        },
        mixinStandardHelpOptions = true)
public final class ProofCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "POSITION", description = "of the event, such as 4-17")
    private String position = "";

    @Mixin
    private AuditedLog audited = new AuditedLog();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            required = true,
            description = "that was taken later: see verify --checkpoint")
    private Path checkpoint = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where the proof is written")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Position at = position();
        Checkpoint later = Checkpoint.read(checkpoint, null);
        try (StoredLog log = audited.open()) {
            if (at.partition() >= log.partitions()) {
                throw new ParameterException(
                        spec.commandLine(), "'" + position + "': the log has " + log.partitions() + " partitions");
            }
            Proof proof = Proof.of(log, at.partition(), at.offset(), later);
            proof.refutedBy(later).ifPresent(reason -> {
                throw new IllegalStateException("the log is not what the checkpoint says: " + reason);
            });
            proof.write(out);
            spec.commandLine()
                    .getOut()
                    .println(
                            "The proof of " + at + " is in " + out + "; commits behind it, of which it has the hashes: "
                                    + proof.following().size());
        }
        return 0;
    }

    private Position position() {
        return Position.parse(position)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + position + "' is no position: expected such as 4-17"));
    }
}
