package org.tenantry.audit.doctor;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tenantry.audit.AuditedLog;
import org.tenantry.audit.AuditedReadModels;
import org.tenantry.audit.AuditedTopic;
import org.tenantry.audit.doctor.Diagnosis.State;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One page on the state of the whole system. */
@Command(
        name = "doctor",
        description = {
            "Tells on one page how the whole system is: the log, its growth, what is not published, who publishes, the read"
                    + " models, what is parked, claims of domains; and what to do.",
            "An area is ok, to look at, to act upon, or unknown. It only reads, and asks no node: what it tells is stored."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nIt exits with%n",
        exitCodeList = {
            "0:nothing is to be done",
            "1:something is: see what the page says",
            "2:the arguments are wrong",
            "3:it could not be found out: a server gives no answer"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final String TOPIC = "tenantry.events.v1";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private AuditedLog audited = new AuditedLog();

    @Mixin
    private AuditedTopic topic = new AuditedTopic();

    @Mixin
    private AuditedReadModels readModels = new AuditedReadModels();

    @Option(names = "--json", description = "as one JSON object")
    private boolean isJson;

    @Override
    public Integer call() {
        try (StoredLog log = audited.open();
                MongoClient client = readModels.connect(audited)) {
            Instant now = Instant.now();
            MongoDatabase models = client.getDatabase(readModels.database());
            List<Diagnosis> all = new ArrayList<>(ofLog(log, now));
            all.addAll(ofReadModels(log, models, now));
            all.add(Diagnosis.of("claims", () -> new ClaimsArea(log, now).examine()));
            Page page = new Page(log.id(), now, all);
            PrintWriter out = spec.commandLine().getOut();
            if (isJson) {
                page.printJson(out);
            } else {
                page.print(out);
            }
            return page.exitCode();
        }
    }

    private List<Diagnosis> ofLog(StoredLog log, Instant now) {
        String name = topic.name().orElse(TOPIC);
        return List.of(
                Diagnosis.of("log", () -> LogArea.examine(log, now)),
                Diagnosis.of("growth", () -> GrowthArea.examine(log, now)),
                Diagnosis.of("size of " + log.database().getName(), () -> Sizes.examine(log.database())),
                Diagnosis.of("topic", () -> {
                    Map<Integer, Long> ends = TopicEnds.read(topic.connection(), name);
                    return TopicArea.examine(log, name, ends, Instant.now());
                }),
                Diagnosis.of("publishers", () -> PublishersArea.examine(log, name, now)));
    }

    private static List<Diagnosis> ofReadModels(StoredLog log, MongoDatabase database, Instant now) {
        List<Diagnosis> found = new ArrayList<>();
        try {
            StoredReadModels models = StoredReadModels.read(database);
            if (models.projections().isEmpty()) {
                return List.of(new Diagnosis(
                        "read models",
                        State.LOOK,
                        "there are none in database " + database.getName(),
                        "No query side has run yet, or they are in another: --read-models-database, and"
                                + " --read-models-mongodb if on another server.",
                        Map.of()));
            }
            found.add(Diagnosis.of("size of " + database.getName(), () -> Sizes.examine(database)));
            for (String projection : models.projections()) {
                found.add(Diagnosis.of(
                        "read model " + projection, () -> new ReadModelArea(log, models, projection, now).examine()));
            }
            found.add(Diagnosis.of("parked", () -> ParkedArea.examine(models, now)));
        } catch (RuntimeException e) {
            found.add(Diagnosis.of("read models", () -> {
                throw e;
            }));
        }
        return found;
    }
}
