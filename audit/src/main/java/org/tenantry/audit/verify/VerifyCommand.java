package org.tenantry.audit.verify;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.AuditedLog;
import org.tenantry.audit.AuditedReadModels;
import org.tenantry.audit.AuditedTopic;
import org.tenantry.audit.Progress;
import org.tenantry.audit.checkpoint.Checkpoint;
import org.tenantry.audit.checkpoint.Checkpoint.Place;
import org.tenantry.audit.checkpoint.SigningKey;
import org.tenantry.audit.readmodels.Comparison;
import org.tenantry.audit.readmodels.Difference;
import org.tenantry.audit.verify.Finding.Kind;
import org.tenantry.audit.verify.LogVerification.Witness;
import org.tenantry.audit.verify.PartitionVerification.Verified;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows that nothing in the log was changed, removed or slipped in, and that what went out is what was decided. */
@Command(
        name = "verify",
        description = {
            "Shows whether anything in the log was changed, removed or slipped in; with --topic, whether what went out is"
                    + " what was decided.",
            "It only reads. What goes on meanwhile does no harm."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    private static final int FOUND_WRONG = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private AuditedLog audited = new AuditedLog();

    @Mixin
    private AuditedTopic topic = new AuditedTopic();

    @Option(
            names = "--read-models",
            description = "compare with what the query side stores, document by document, once the log is verified")
    private boolean hasReadModels;

    @Mixin
    private AuditedReadModels readModels = new AuditedReadModels();

    @ArgGroup(exclusive = true)
    private Known known = new Known();

    @Option(
            names = "--public-key",
            paramLabel = "PEM",
            description = "Ed25519: the checkpoint must be signed by its private key")
    private @Nullable Path publicKey;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "write there what was found intact, if all is; keep it where the log's keeper cannot write")
    private @Nullable Path checkpoint;

    @Option(names = "--key", paramLabel = "PEM", description = "Ed25519, private: sign the checkpoint with it")
    private @Nullable Path key;

    @Option(names = "--json", description = "as one JSON object")
    private boolean isJson;

    /** A checkpoint that was written before. */
    static final class Known {
        @Option(
                names = "--since",
                paramLabel = "FILE",
                description = "a checkpoint: the log must still be what it says, and what came later is verified")
        private @Nullable Path since;

        @Option(
                names = "--against",
                paramLabel = "FILE",
                description = "a checkpoint: the log must still be what it says, and all is verified")
        private @Nullable Path against;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        @Nullable Checkpoint before = known();
        @Nullable SigningKey signing = key == null ? null : SigningKey.read(key);
        try (StoredLog log = audited.open()) {
            Instant now = Instant.now();
            Report report = verify(log, before, now, signing);
            PrintWriter out = spec.commandLine().getOut();
            if (isJson) {
                report.printJson(out);
            } else {
                report.print(out);
            }
            return report.findings() == 0 ? 0 : FOUND_WRONG;
        }
    }

    private @Nullable Checkpoint known() {
        @Nullable Path file = known.since == null ? known.against : known.since;
        if (file == null) {
            return null;
        }
        return Checkpoint.read(file, publicKey);
    }

    private Report verify(StoredLog log, @Nullable Checkpoint before, Instant now, @Nullable SigningKey signing)
            throws InterruptedException, IOException {
        @Nullable Witness witness =
                topic.name().map(name -> new Witness(topic.connection(), name)).orElse(null);
        boolean isFromKnown = known.since != null;
        List<Verified> verified;
        long events = events(log, isFromKnown ? before : null);
        try (ProgressBar bar = Progress.ofEvents("Verifying", events)) {
            verified = new LogVerification(log, before, isFromKnown, witness).run(bar::stepBy);
        }
        Findings beside = new ClaimsVerification(
                        log, verified.stream().map(Verified::domains).toList())
                .run();
        @Nullable Long documents = hasReadModels ? compareReadModels(log, beside) : null;
        Report report = new Report(log.id(), verified, beside, witness != null, before != null, documents);
        if (checkpoint != null && report.findings() == 0) {
            Checkpoint taken = new Checkpoint(
                    log.id(),
                    now,
                    verified.stream()
                            .map(one -> Place.of(one.partition(), one.head()))
                            .toList(),
                    null);
            (signing == null ? taken : taken.signedBy(signing)).write(checkpoint);
        }
        return report;
    }

    /** How many documents were compared. */
    private long compareReadModels(StoredLog log, Findings findings) {
        try (MongoClient client = readModels.connect(audited);
                ProgressBar bar = Progress.ofEvents("Comparing read models", events(log, null))) {
            return new Comparison(
                            log,
                            client.getDatabase(readModels.database()),
                            difference -> findings.add(kind(difference), difference.at(), difference.detail()))
                    .run(bar::stepBy);
        }
    }

    private static Kind kind(Difference difference) {
        return switch (difference.kind()) {
            case MISSING -> Kind.READ_MODEL_MISSING;
            case EXTRA -> Kind.READ_MODEL_EXTRA;
            case DIFFERS -> Kind.READ_MODEL_DIFFERS;
        };
    }

    private static long events(StoredLog log, @Nullable Checkpoint from) {
        return IntStream.range(0, log.partitions())
                .mapToLong(partition -> log.head(partition).position()
                        - (from == null
                                ? 0
                                : from.head(partition, log.beginning(partition)).position()))
                .sum();
    }
}
