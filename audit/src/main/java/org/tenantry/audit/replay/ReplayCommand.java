package org.tenantry.audit.replay;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.AuditedKafka;
import org.tenantry.audit.AuditedLog;
import org.tenantry.audit.Progress;
import org.tenantry.audit.replay.Selection.PersonalData;
import org.tenantry.events.TenantId;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fills a fresh topic or database from the log. */
@Command(
        name = "replay",
        description = {
            "Fills a fresh topic or database from the log: for a new downstream system, or for tests.",
            "All of the log is the log itself, with the same positions and hashes; a part of it, or without personal data,"
                    + " is a log of its own. Interrupted, by Ctrl-C or otherwise, the same command goes on. Nothing is"
                    + " written elsewhere, and never into the log's own topic or database."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReplayCommand implements Callable<Integer> {
    /** As a shell tells of a process that Ctrl-C has ended. */
    private static final int INTERRUPTED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1", validate = true)
    private TargetOptions targetOptions = new TargetOptions();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            required = true,
            description = "written again and again; if it is there, the replay goes on from it")
    private Path file = Path.of("");

    @Option(names = "--subtree", paramLabel = "TENANT", description = "only events of the tenant and all beneath it")
    private @Nullable String subtree;

    @Option(
            names = "--with-platform",
            description = "with --subtree: the platform's own as well, such as definitions and plans")
    private boolean isWithPlatform;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "only events of the type, such as TenantCreated; several times: any of them")
    private Set<String> types = Set.of();

    @Option(
            names = "--from",
            paramLabel = "POSITIONS",
            description =
                    "of the first event in each partition, such as 0-7,3-1042; a partition that is not named is read"
                            + " from its beginning")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "POSITIONS",
            description = "of the last; of a partition that is not named nothing is read. To the ends, unless given")
    private @Nullable String to;

    @Option(
            names = "--personal-data",
            paramLabel = "KEEP",
            defaultValue = "keep",
            description =
                    "${COMPLETION-CANDIDATES}: contacts, addresses and secret settings stay, sealed as they are, or"
                            + " are left out; ${DEFAULT-VALUE} unless given")
    private PersonalData personalData = PersonalData.keep;

    @Option(names = "--rate", paramLabel = "N", description = "at most so many events a second; unbounded unless given")
    private @Nullable Long rate;

    @Option(
            names = "--live-topic",
            paramLabel = "NAME",
            defaultValue = "tenantry.events.v1",
            description = "that the log is published to, which is never written to; ${DEFAULT-VALUE} unless given")
    private String liveTopic = "";

    @Mixin
    private AuditedLog audited = new AuditedLog();

    @Mixin
    private AuditedKafka live = new AuditedKafka();

    @Option(names = "--json", description = "as one JSON object")
    private boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        Selection selection = selection();
        if (rate != null && rate < 1) {
            throw new ParameterException(spec.commandLine(), "--rate " + rate + ": expected 1 or more");
        }
        try (Interruption interruption = Interruption.awaited();
                StoredLog log = audited.open()) {
            ReplayCheckpoint replay = Files.exists(file) ? earlier(log, selection) : planned(log, selection);
            try (Target target = targetOptions.open(log, audited, live, liveTopic, replay)) {
                ReplayCheckpoint begun = replay.of(target.identity());
                begun.write(file);
                return run(new Replay(log, begun, target, file), interruption);
            }
        }
    }

    private Selection selection() {
        if (subtree != null && !TenantId.isValid(subtree)) {
            throw new ParameterException(
                    spec.commandLine(), "--subtree '" + subtree + "' is no tenant: expected " + TenantId.EXPECTED);
        }
        return new Selection(subtree, isWithPlatform, new TreeSet<>(types), personalData, from, to);
    }

    /** What is not the whole log is a log of its own. */
    private ReplayCheckpoint planned(StoredLog log, Selection selection) {
        try {
            return new ReplayCheckpoint(
                    log.id(),
                    selection.isOfAll() ? log.id() : UUID.randomUUID().toString(),
                    null,
                    selection,
                    Plan.of(log, selection),
                    false);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Objects.toString(e.getMessage()), e);
        }
    }

    private ReplayCheckpoint earlier(StoredLog log, Selection selection) {
        ReplayCheckpoint earlier = ReplayCheckpoint.read(file);
        if (!earlier.source().equals(log.id())) {
            throw new IllegalStateException(
                    "the checkpoint " + file + " is of the log " + earlier.source() + ", and this is " + log.id());
        }
        if (!earlier.selection().equals(selection)) {
            throw new IllegalStateException("the checkpoint " + file + " is of another replay: of "
                    + earlier.selection() + ", and now of " + selection
                    + ". Say the same, or begin with a new checkpoint"
                    + " and a new target");
        }
        return earlier;
    }

    private int run(Replay replay, Interruption interruption) throws InterruptedException {
        Pace pace = rate == null ? Pace.unbounded() : Pace.ofEventsPerSecond(rate);
        ReplayCheckpoint reached;
        try (ProgressBar bar = Progress.ofEvents("Replaying", replay.events())) {
            reached = replay.run(pace, interruption::isAsked, bar::stepBy);
        }
        Outcome outcome = new Outcome(reached, replay.partitions());
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            outcome.printJson(out);
        } else {
            outcome.print(out);
        }
        out.flush();
        return reached.isComplete() ? 0 : INTERRUPTED;
    }
}
