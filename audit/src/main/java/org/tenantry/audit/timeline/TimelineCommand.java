package org.tenantry.audit.timeline;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.AuditedLog;
import org.tenantry.audit.AuditedTenant;
import org.tenantry.audit.Progress;
import org.tenantry.events.TenantId;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells who did what to a tenant. */
@Command(
        name = "timeline",
        description = {
            "Tells who did what to a tenant, when and why, field by field, in the order of the log.",
            "It believes what the log says: whether that is true, verify tells."
        },
        mixinStandardHelpOptions = true)
public final class TimelineCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private AuditedTenant tenant = new AuditedTenant();

    @Mixin
    private AuditedLog audited = new AuditedLog();

    @Option(names = "--subtree", description = "and to all beneath it")
    private boolean isWithAllBeneath;

    @Option(
            names = "--actor",
            paramLabel = "SUBJECT",
            description = "what this one caused, itself or by a service; several times: any of them")
    private Set<String> actors = Set.of();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "of event, such as TenantSuspended; several times: any of them")
    private Set<String> types = Set.of();

    @Option(names = "--from", paramLabel = "INSTANT", description = "such as 2026-11-27T10:15:30Z; it is in")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "the same; it is not in")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES}: for people, a JSON object a line, or a line a change; ${DEFAULT-VALUE}"
                            + " unless given")
    private Format format = Format.text;

    /** How it is told. */
    enum Format {
        text,
        jsonl,
        csv
    }

    @Override
    public Integer call() {
        Filter filter = new Filter(actors, types, instant("--from", from), instant("--to", to));
        TenantId id = tenant.id();
        PrintWriter out = spec.commandLine().getOut();
        Told told = switch (format) {
            case text -> new TextLines(out);
            case jsonl -> new JsonLines(out);
            case csv -> new CsvLines(out);
        };
        try (StoredLog log = audited.open()) {
            Timeline timeline = new Timeline(log, id);
            if (isWithAllBeneath) {
                try (ProgressBar bar = Progress.ofEvents("Reading", timeline.events())) {
                    timeline.ofSubtree(entry -> tell(entry, filter, told), bar::stepBy);
                }
            } else {
                timeline.ofTenant(entry -> tell(entry, filter, told));
            }
        }
        out.flush();
        return 0;
    }

    private static void tell(Entry entry, Filter filter, Told told) {
        if (filter.has(entry)) {
            told.tell(entry);
        }
    }

    private @Nullable Instant instant(String option, @Nullable String given) {
        try {
            return given == null ? null : Instant.parse(given);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " '" + given + "': expected an instant such as 2026-11-27T10:15:30Z",
                    e);
        }
    }
}
