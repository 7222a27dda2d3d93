package org.tenantry.audit.proof;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.checkpoint.Checkpoint;
import org.tenantry.log.LogEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a proof, with nothing but a checkpoint. */
@Command(
        name = "verify-proof",
        description = "Shows whether a checkpoint confirms a proof, and what it proves. It needs no server.",
        mixinStandardHelpOptions = true)
public final class VerifyProofCommand implements Callable<Integer> {
    private static final int REFUTED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "as proof writes it")
    private Path file = Path.of("");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            required = true,
            description = "the one that the proof was made for, from whom one trusts")
    private Path checkpoint = Path.of("");

    @Option(
            names = "--public-key",
            paramLabel = "PEM",
            description = "Ed25519: the checkpoint must be signed by its private key")
    private @Nullable Path publicKey;

    @Override
    public Integer call() {
        Checkpoint trusted = Checkpoint.read(checkpoint, publicKey);
        Proof proof = Proof.read(file);
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> refuted = proof.refutedBy(trusted);
        if (refuted.isPresent()) {
            out.println("The proof does not hold: " + refuted.get() + ".");
            return REFUTED;
        }
        Proof.Proven commit = proof.commit();
        long position = commit.position();
        for (LogEvent event : commit.events()) {
            out.printf(
                    "%s  %d-%d  %s of %s by %s%n    %s%n",
                    commit.time(),
                    proof.partition(),
                    position++,
                    event.type(),
                    commit.aggregate(),
                    commit.metadata().getOrDefault("actor", "nobody"),
                    event.payload().replaceAll("\\p{Cntrl}", "?"));
        }
        out.println("So it stood in log " + proof.log() + " on " + trusted.takenAt() + ": the checkpoint confirms it.");
        return 0;
    }
}
