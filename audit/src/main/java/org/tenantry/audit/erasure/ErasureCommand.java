package org.tenantry.audit.erasure;

import com.mongodb.client.MongoClient;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.tenantry.audit.AuditedKafka;
import org.tenantry.audit.AuditedKeys;
import org.tenantry.audit.AuditedLog;
import org.tenantry.audit.AuditedReadModels;
import org.tenantry.audit.Progress;
import org.tenantry.events.TenantId;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gathers the evidence that a tenant is erased. */
@Command(
        name = "erasure",
        description = {
            "Shows whether a tenant is erased: that its data key is gone, that no contact, address or secret of it is in"
                    + " clear in log, topic and read models, and that the chain holds.",
            "Of each it tells where it looked, and at the end what it cannot show."
        },
        mixinStandardHelpOptions = true)
public final class ErasureCommand implements Callable<Integer> {
    private static final int NOT_ERASED = 1;
    private static final int NOT_FOUND_OUT = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "TENANT", description = "such as pb.amritsar")
    private String tenant = "";

    @Mixin
    private AuditedLog audited = new AuditedLog();

    @Option(
            names = "--topic",
            paramLabel = "NAME",
            defaultValue = "tenantry.events.v1",
            description = "that the log is published to; ${DEFAULT-VALUE} unless given")
    private String topic = "";

    @Mixin
    private AuditedKafka kafka = new AuditedKafka();

    @Mixin
    private AuditedReadModels readModels = new AuditedReadModels();

    @Mixin
    private AuditedKeys keys = new AuditedKeys();

    @Option(names = "--json", description = "as one JSON object")
    private boolean isJson;

    @Override
    public Integer call() {
        if (!TenantId.isValid(tenant)) {
            throw new ParameterException(
                    spec.commandLine(), "'" + tenant + "' is no tenant: expected " + TenantId.EXPECTED);
        }
        ErasureReport report = report(new TenantId(tenant));
        PrintWriter out = spec.commandLine().getOut();
        if (isJson) {
            report.printJson(out);
        } else {
            report.print(out);
        }
        return switch (report.verdict()) {
            case HOLDS -> 0;
            case BROKEN -> NOT_ERASED;
            case UNKNOWN -> NOT_FOUND_OUT;
        };
    }

    private ErasureReport report(TenantId erased) {
        List<Check> checks = new ArrayList<>();
        try (StoredLog log = audited.open();
                MongoClient keyStore = keys.connect(audited);
                MongoClient models = readModels.connect(audited)) {
            LogEvidence inLog = new LogEvidence(log, erased);
            long events = log.head(erased.partition(log.partitions())).position();
            try (ProgressBar bar = Progress.ofEvents("Reading", events)) {
                checks.addAll(inLog.checks(bar::stepBy));
            }
            if (!inLog.hasTenant()) {
                throw new IllegalStateException("the log " + log.id() + " has no events of a tenant " + erased);
            }
            checks.add(1, KeyEvidence.check(keyStore.getDatabase(keys.database()), erased, inLog.keys()));
            checks.add(3, TopicEvidence.check(kafka.connection(), topic, erased));
            checks.add(4, ReadModelsEvidence.check(models.getDatabase(readModels.database()), erased));
            return new ErasureReport(erased, log.id(), checks);
        }
    }
}
