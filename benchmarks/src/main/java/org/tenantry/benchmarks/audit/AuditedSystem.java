package org.tenantry.benchmarks.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tenantry.benchmarks.servers.MongoServer;
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

/**
 * A log as commands make it, a commit for each event of about 300 bytes, and the topic that it is published to. Its tenants are
 * the same however many events there are.
 */
final class AuditedSystem implements AutoCloseable {
    static final int PARTITIONS = 8;
    private static final int TENANTS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Map<String, String> METADATA =
            Map.of("actor", "5f0c6d1e-8a52-4e0b-9c55-0f0a8a1c7f3e", "correlation", "4bf92f3577b34da6a3ce929d0e0e4736");

    private final String database;
    private final String topic = "bench." + UUID.randomUUID();
    private final EventLog log;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Publishing publishing;
    private int events;

    AuditedSystem(MongoServer mongo, String kafka) {
        this.database = mongo.newDatabase();
        this.log = EventLog.open(mongo.uri(), database, patient(LogSettings.withPartitions(PARTITIONS)));
        this.publishing = new Publishing(log, new PublishingSettings(KafkaConnection.to(kafka), topic, LEASE), meters);
        publishing.start();
    }

    private static LogSettings patient(LogSettings usual) {
        return new LogSettings(null, PARTITIONS, PATIENCE, PATIENCE, usual.maxQueuedCommits(), usual.maxQueuedBytes());
    }

    String database() {
        return database;
    }

    String topic() {
        return topic;
    }

    /** A tenant that has as many events as any. */
    static String tenant() {
        return tenant(0);
    }

    private static String tenant(int number) {
        return "tenant-" + number;
    }

    /** Adds events until there are so many, and waits until they are published. */
    void fill(int wanted) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tenants = new ArrayList<>();
            int before = events / TENANTS;
            for (int number = 0; number < TENANTS; number++) {
                int tenant = number;
                tenants.add(threads.submit(() -> {
                    for (int sequence = before; sequence < wanted / TENANTS; sequence++) {
                        append(tenant(tenant), sequence);
                    }
                }));
            }
            for (Future<?> tenant : tenants) {
                tenant.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log could not be filled: " + e.getCause(), e.getCause());
        }
        events = wanted;
        while (published() < wanted) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private long published() {
        return (long) meters.find("tenantry.publishing.events").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private void append(String tenant, int sequence) {
        Map<String, String> labels = Map.of(
                "tier", "gold",
                "region", "majha",
                "contract", "PB-2026-" + sequence,
                "data-class", "restricted",
                "account-manager", "north-west-2");
        TenantEvent event = sequence == 0
                ? new TenantCreated(
                        tenant, "Municipal Corporation", "city", "pa-IN", "Asia/Kolkata", labels, Map.of(), List.of())
                : new TenantUpdated(
                        tenant,
                        new Profile("Municipal Corporation " + sequence, "city", "pa-IN", null, labels, Map.of()),
                        List.of());
        log.append(
                new TenantId(tenant).partition(PARTITIONS),
                new NewCommit(
                        UUID.randomUUID().toString(),
                        tenant,
                        tenant,
                        sequence,
                        METADATA,
                        List.of(new LogEvent(EventJson.typeOf(event), EventJson.write(event))),
                        List.of()));
    }

    @Override
    public void close() {
        publishing.stop();
        log.close();
    }
}
