package org.tenantry.query.configuration;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.embedded.EmbeddedMongo;
import org.tenantry.embedded.ServerOptions;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.EventJson;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantId;
import org.tenantry.events.TenantryEvent;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.EffectiveStatus;
import org.tenantry.query.tenant.KnownTenants;
import org.tenantry.query.tenant.TenantProjection;
import org.tenantry.subscriber.PublishedEvent;

/**
 * What an endpoint does for a lookup of what is known: the tenant's effective status, the versions of all levels, and the
 * answer that was made of them. It stands in the package of what it measures, which nobody else may see.
 */
@NullMarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class HotLookup {
    private static final String NAMESPACE = "bench";
    private static final int PROPERTIES = 50;

    @Param({"1", "8"})
    public int levels;

    private EmbeddedMongo mongo;
    private MongoClient client;
    private Lookup lookup;
    private TenantId tenant;

    /** Makes the tenants and what each sets. */
    @Setup
    public void prepare() throws InterruptedException {
        mongo = EmbeddedMongo.start(ServerOptions.onFreePort());
        client = MongoClients.create(mongo.uri());
        ReadModels readModels = new ReadModels(
                client.getDatabase("bench"),
                KafkaConnection.to("none"),
                "none",
                List.of(
                        new TenantProjection((owner, field, value) -> Optional.empty()),
                        new ConfigurationProjection(),
                        new VersionsProjection()));
        KnownVersions versions = new KnownVersions(readModels);
        KnownTenants tenants = new KnownTenants(readModels);
        versions.happened(published(0, Aggregates.definition(NAMESPACE), definition()));
        for (int level = 1; level <= levels; level++) {
            String id = IntStream.range(0, level).mapToObj(i -> "level" + i).collect(Collectors.joining("."));
            tenants.happened(published(2L * level, id, new TenantCreated(id, id, "city")));
            versions.happened(published(2L * level + 1, Aggregates.overrides(id, NAMESPACE), overrides(id, level)));
            tenant = new TenantId(id);
        }
        lookup = new Lookup(versions, tenants);
    }

    @TearDown
    public void close() {
        client.close();
        mongo.close();
    }

    /** All of it. */
    @Benchmark
    public Lookup.Answer hotLookup() {
        EffectiveStatus status = lookup.status(tenant).orElseThrow();
        return lookup.answer(tenant, status, NAMESPACE).orElseThrow();
    }

    private static ConfigurationDefined definition() {
        return new ConfigurationDefined(
                NAMESPACE, Map.of("type", "object"), Map.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    private static ConfigurationOverridden overrides(String tenant, int level) {
        Map<String, Object> values = new TreeMap<>();
        IntStream.range(0, PROPERTIES).forEach(i -> values.put("p" + (i + 5 * level), "value " + i + " of " + tenant));
        return new ConfigurationOverridden(tenant, NAMESPACE, values, Map.of(), List.of(), List.of(), null, null);
    }

    private static PublishedEvent published(long position, String aggregate, TenantryEvent event) {
        return new PublishedEvent(
                new EventEnvelope(
                        "log",
                        new Position(0, position),
                        aggregate,
                        aggregate,
                        0,
                        EventJson.typeOf(event),
                        Instant.EPOCH,
                        "commit",
                        0,
                        1,
                        "hash",
                        "benchmark",
                        null,
                        null,
                        null,
                        null),
                event);
    }
}
