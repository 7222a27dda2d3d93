package org.tenantry.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.Position;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantryEvent;
import org.tenantry.http.PageSize;
import org.tenantry.query.Published;
import org.tenantry.query.UnfedReadModels;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Definitions and overrides as they are stored and found; every query has its index. */
@MongoTest
class StoredVersionsTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final ConfigurationProjection present = new ConfigurationProjection();
    private final VersionsProjection all = new VersionsProjection();
    private final MongoDatabase readModels = mongo.watched(mongo.freshDatabase());
    private final StoredVersions versions = new StoredVersions(UnfedReadModels.in(readModels));
    private final List<PublishedEvent> published = new ArrayList<>();

    @BeforeEach
    void aPlatformAStateAndACity() {
        publish(0, "/definitions/auth", 0, defined("auth"));
        publish(0, "/definitions/billing", 0, defined("billing"));
        publish(0, "/overrides/auth", 0, overridden(null, "auth", 1));
        publish(3, "pb/overrides/auth", 0, overridden("pb", "auth", 1));
        publish(3, "pb.amritsar/overrides/auth", 0, overridden("pb.amritsar", "auth", 1));
        publish(3, "pb/overrides/auth", 1, overridden("pb", "auth", 2));
        publish(3, "pb/overrides/auth", 2, overridden("pb", "auth", 3));
        publish(4, "pbx/overrides/auth", 0, overridden("pbx", "auth", 1));
    }

    @Test
    void thoseThatHoldAreFoundByWhoseTheyAre() {
        Map<String, Version> found = versions.present(List.of("/definitions/auth", "pb/overrides/auth", "none"));

        assertThat(found).containsOnlyKeys("/definitions/auth", "pb/overrides/auth");
        Version state = found.get("pb/overrides/auth");
        assertThat(state).isNotNull().satisfies(version -> {
            assertThat(version.number()).isEqualTo(3);
            assertThat(version.event()).isEqualTo(overridden("pb", "auth", 3));
            assertThat(version.position()).isEqualTo(published.get(6).envelope().position());
            assertThat(version.actor()).isEqualTo("asha");
        });
    }

    @Test
    void definitionsComeInTheOrderOfTheirNamespaces() {
        assertThat(versions.definitionsAfter("", 10).items())
                .extracting(Version::aggregate)
                .containsExactly("/definitions/auth", "/definitions/billing");
        assertThat(versions.definitionsAfter("auth", 1).items())
                .extracting(Version::aggregate)
                .containsExactly("/definitions/billing");
        assertThat(versions.namespaces(10)).containsExactly("auth", "billing");
    }

    @Test
    void aSubtreeIsNotWhatOnlyBeginsLikeIt() {
        assertThat(versions.overridesWithin(Optional.of("pb"), "auth"))
                .extracting(Version::aggregate)
                .containsExactlyInAnyOrder("pb/overrides/auth", "pb.amritsar/overrides/auth");
    }

    @Test
    void allThatIsOfANamespaceIsPaged() {
        List<String> seen = new ArrayList<>();
        String after = "";
        BoundedPage<Version> page;
        do {
            page = versions.ofNamespaceAfter("auth", after, 2);
            page.items().forEach(version -> seen.add(version.aggregate()));
            after = page.items().getLast().aggregate();
        } while (page.hasMore());

        assertThat(seen)
                .containsExactly(
                        "/definitions/auth",
                        "/overrides/auth",
                        "pb.amritsar/overrides/auth",
                        "pb/overrides/auth",
                        "pbx/overrides/auth");
    }

    @Test
    void whatHeldIsFoundByInstantAndByPosition() {
        Instant second = published.get(5).envelope().time();
        long position = published.get(5).envelope().position().offset();

        assertThat(versions.at("pb/overrides/auth", second).map(Version::number))
                .hasValue(2L);
        assertThat(versions.at("pb/overrides/auth", position).map(Version::number))
                .hasValue(2L);
        assertThat(versions.at("pb/overrides/auth", position - 1).map(Version::number))
                .hasValue(1L);
        assertThat(versions.at("pb/overrides/auth", Published.START.minusSeconds(1)))
                .isEmpty();
        assertThat(versions.before("pb/overrides/auth", 3, 10).items())
                .extracting(Version::number)
                .containsExactly(2L, 1L);
    }

    @Test
    void aPageOfLargeVersionsIsShortAndTheNextGoesOn() {
        int count = 40;
        for (int i = 0; i < count; i++) {
            publish(3, "pb/overrides/large", i, large(i));
        }

        List<Long> seen = new ArrayList<>();
        long before = Long.MAX_VALUE;
        BoundedPage<Version> page;
        do {
            page = versions.before("pb/overrides/large", before, PageSize.MAX);
            assertThat(page.items()).hasSizeBetween(1, 16);
            page.items().forEach(version -> seen.add(version.number()));
            before = page.items().getLast().number();
        } while (page.hasMore());

        assertThat(seen)
                .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList().reversed());
    }

    @Test
    void aVersionThatIsLargerThanAPageIsAPage() {
        publish(3, "pb/overrides/large", 0, large(0));
        publish(3, "pb/overrides/large", 1, overridden("pb", "large", 1, "x".repeat(BoundedPage.MOST_CHARACTERS)));

        BoundedPage<Version> page = versions.before("pb/overrides/large", Long.MAX_VALUE, PageSize.MAX);

        assertThat(page.items()).extracting(Version::number).containsExactly(2L);
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void whatIsReplayedComesOutTheSame() {
        List<Document> before = stored();
        readModels.getCollection(ConfigurationProjection.NAME).drop();
        readModels.getCollection(VersionsProjection.NAME).drop();
        published.forEach(this::project);

        assertThat(stored()).isEqualTo(before).hasSize(6 + 8);
    }

    @Test
    void whatIsNotOfConfigurationIsPassedOver() {
        PublishedEvent created = Published.at(new Position(3, 0), 0, new TenantCreated("pb", "Punjab", "state"));

        assertThat(present.documentsOf(created)).isEmpty();
        assertThat(all.documentsOf(created)).isEmpty();
    }

    private List<Document> stored() {
        List<Document> stored = new ArrayList<>();
        for (String name : List.of(ConfigurationProjection.NAME, VersionsProjection.NAME)) {
            readModels
                    .getCollection(name)
                    .find(new Document("_id", new Document("$gt", "")))
                    .sort(new Document("_id", 1))
                    .into(stored);
        }
        return stored;
    }

    private void publish(int partition, String aggregate, long sequence, TenantryEvent event) {
        PublishedEvent next = Published.of(new Position(partition, published.size()), aggregate, sequence, event);
        published.add(next);
        project(next);
    }

    private void project(PublishedEvent event) {
        store(present, event);
        store(all, event);
    }

    private void store(Projection<Version> projection, PublishedEvent event) {
        Document document = projection.write(projection.evolve("", null, event));
        readModels.getCollection(projection.name()).deleteOne(new Document("_id", document.get("_id")));
        readModels.getCollection(projection.name()).insertOne(document);
    }

    private static ConfigurationDefined defined(String namespace) {
        return new ConfigurationDefined(
                namespace, Map.of("type", "object"), Map.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    private static ConfigurationOverridden large(int value) {
        return overridden("pb", "large", value, "x".repeat(64_000));
    }

    private static ConfigurationOverridden overridden(@Nullable String tenant, String namespace, int value) {
        return overridden(tenant, namespace, value, "x");
    }

    private static ConfigurationOverridden overridden(
            @Nullable String tenant, String namespace, int value, String text) {
        return new ConfigurationOverridden(
                tenant,
                namespace,
                Map.of("a.b", value, "$c", text),
                Map.of("/secret", new SealedValue("c2VhbGVk", "k")),
                List.of(),
                List.of("/a.b"),
                null,
                null);
    }
}
