package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Indexes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.publishing.Publishing;
import org.tenantry.command.publishing.PublishingSettings;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantUpdated;
import org.tenantry.events.TenantId;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;
import org.tenantry.log.LogSettings;
import org.tenantry.log.NewCommit;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;
import tools.jackson.databind.JsonNode;

/**
 * A log of many events in which nothing is wrong gives no finding: of twenty thousand, or a hundred thousand with {@code
 * -Dtenantry.long=true}. They are as commands make them, but a hundred at once.
 */
@MongoTest
class AuditGreatLogTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private static final int PARTITIONS = 8;
    private static final int TENANTS = 100;
    private static final int COMMITS_OF_EACH = Boolean.getBoolean("tenantry.long") ? 10 : 2;
    private static final int EVENTS_OF_EACH = NewCommit.MAX_EVENTS;
    private static final int EVENTS = TENANTS * COMMITS_OF_EACH * EVENTS_OF_EACH;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String topic = "events-" + UUID.randomUUID();

    @Test
    void nothingIsFoundInMuch() {
        try (EventLog log = EventLog.open(mongo.uri(), mongo.databaseName(), LogSettings.withPartitions(PARTITIONS))) {
            for (int commit = 0; commit < COMMITS_OF_EACH; commit++) {
                for (int tenant = 0; tenant < TENANTS; tenant++) {
                    append(log, "tenant" + tenant, commit * EVENTS_OF_EACH);
                }
            }
            mongo.watched(mongo.database())
                    .getCollection("claims")
                    .createIndex(Indexes.ascending("domain", "generation")); // as a command side does
            Publishing publishing = new Publishing(
                    log,
                    new PublishingSettings(KafkaConnection.to(kafka.bootstrapServers()), topic, Duration.ofSeconds(10)),
                    new SimpleMeterRegistry());
            publishing.start();
            try {
                await().atMost(PATIENCE).ignoreExceptions().until(() -> count(verify(), "unpublished") == 0);
            } finally {
                publishing.stop();
            }
        }
        JsonNode report = verify();

        assertThat(report.get("findings")).isEmpty();
        assertThat(count(report, "events")).isEqualTo(EVENTS);
    }

    private static void append(EventLog log, String tenant, int sequence) {
        Stream<TenantEvent> events = IntStream.range(sequence, sequence + EVENTS_OF_EACH)
                .mapToObj(number -> number == 0
                        ? new TenantCreated(tenant, "Name 0", "state")
                        : new TenantUpdated(
                                tenant,
                                new Profile("Name " + number, null, null, null, Map.of(), Map.of()),
                                List.of()));
        log.append(
                new TenantId(tenant).partition(PARTITIONS),
                new NewCommit(
                        tenant + "-" + sequence,
                        tenant,
                        tenant,
                        sequence,
                        Map.of("actor", "loader"),
                        events.map(event -> new LogEvent(EventJson.typeOf(event), EventJson.write(event)))
                                .toList(),
                        List.of()));
    }

    private JsonNode verify() {
        AuditRun run = AuditRun.of(List.of(
                "verify",
                "--json",
                "--topic",
                topic,
                "--kafka",
                kafka.bootstrapServers(),
                "--mongodb",
                mongo.uri(),
                "--database",
                mongo.databaseName()));
        return new AuditRun(run.code(), run.out(), run.err(), run.out()).json();
    }

    private static long count(JsonNode report, String what) {
        return report.get("partitions")
                .valueStream()
                .mapToLong(one -> one.get(what).asLong())
                .sum();
    }
}
