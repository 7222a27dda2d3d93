package org.tenantry.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantId;
import org.tenantry.query.Published;
import org.tenantry.query.UnfedReadModels;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.KnownTenants;
import org.tenantry.query.watch.WatchSettings;
import org.tenantry.query.watch.Watched;
import org.tenantry.query.watch.Watcher;
import org.tenantry.query.watch.Watchers;
import org.tenantry.testkit.MongoExtension;

class WatchedChangesTest {
    /** More than wait to be told. */
    private static final int MANY = 10_050;

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final ReadModels readModels = UnfedReadModels.in(mongo.freshDatabase());
    private final Watchers watchers =
            new Watchers(new WatchSettings(5, 3, 2, Duration.ZERO), new SimpleMeterRegistry());
    private final KnownVersions versions = new KnownVersions(readModels);
    private final KnownTenants tenants = new KnownTenants(readModels);
    private final WatchedChanges changes = new WatchedChanges(
            new SeenTopic(KafkaConnection.to("127.0.0.1:1"), "unused", List.of()),
            watchers,
            new WatchMessages(new Lookup(versions, tenants), new WatchedTags(versions, tenants)));

    @Test
    void whoCannotBeToldAllIsEndedAtOnceAndToldTheRestWhenItComesAgain() {
        changes.begins(1, 1);
        watch();
        for (int position = 1; position <= MANY; position++) {
            changes.seen(
                    1,
                    List.of(Published.at(
                            new Position(1, position), position, new TenantDomainAdded("pb", "pb.example.org", 1))));
        }

        changes.start();
        try {
            await().until(() -> watchers.reached(new TenantId("pb")).isEmpty());
            assertThat(changes.begin(this::watch).positions().of(1)).isEqualTo(MANY);
        } finally {
            changes.stop();
        }
    }

    private Watcher watch() {
        return watchers.add(
                new Watched(new TenantId("pb"), false, Set.of()),
                "somebody",
                Instant.now().plusSeconds(60));
    }
}
