package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.TenantId;
import org.tenantry.query.UnfedReadModels;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.tenant.EffectiveStatus;
import org.tenantry.query.tenant.KnownTenants;
import org.tenantry.query.tenant.TenantProjection;
import org.tenantry.query.tenant.TenantStatus;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** What lookups remember of a read model when another generation of it serves. */
@MongoTest
class LookupsAfterSwitchTest {
    private static final TenantId TENANT = new TenantId("pb");

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final MongoDatabase database = mongo.watched(mongo.freshDatabase());

    @Test
    void whatWasRememberedOfTheOldOneIsReadFromTheNewThoughItIsOfTheSameVersion() {
        built(1, TenantStatus.ACTIVE);
        built(2, TenantStatus.SUSPENDED);
        ReadModels readModels = UnfedReadModels.in(database);
        KnownTenants tenants = new KnownTenants(readModels);
        SeenTopic topic =
                new SeenTopic(KafkaConnection.to(kafka.bootstrapServers()), kafka.freshTopic(2), List.of(tenants));
        topic.start();
        try {
            await().until(() -> topic.partitions() == 2);
            assertThat(tenants.status(TENANT)).contains(is(TenantStatus.ACTIVE));

            readModels.get(TenantProjection.NAME).serve(2);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(tenants.status(TENANT)).contains(is(TenantStatus.SUSPENDED)));
        } finally {
            topic.stop();
        }
    }

    private static EffectiveStatus is(TenantStatus status) {
        return new EffectiveStatus(status, Optional.empty());
    }

    private void built(int generation, TenantStatus status) {
        database.getCollection(new Generation(TenantProjection.NAME, generation).collection())
                .insertOne(new Document("_id", TENANT.value())
                        .append("status", status.name())
                        .append("version", 1L));
    }
}
