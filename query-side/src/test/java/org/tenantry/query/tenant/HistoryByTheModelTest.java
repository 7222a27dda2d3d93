package org.tenantry.query.tenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.tenantry.access.Caller;
import org.tenantry.access.Grants;
import org.tenantry.access.Scope;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.query.Published;
import org.tenantry.query.history.AsOf;
import org.tenantry.query.history.Change;
import org.tenantry.query.history.Changes;
import org.tenantry.query.history.HistoryProjection;
import org.tenantry.query.history.PastEvents;
import org.tenantry.query.history.PastEvents.Place;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.history.StoredHistory;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.query.projection.Positions;
import org.tenantry.query.tenant.PastModel.Shown;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoForClass;
import tools.jackson.databind.JsonNode;

/**
 * Whatever happened to some trees of tenants: they are told as they were at every instant and position; what each event is
 * said to have changed leads from the state before it to that after it; and a history has all that a model finds. {@code
 * @Property(seed = "N")} plays the same again.
 */
class HistoryByTheModelTest {
    private static final Scope PLATFORM = new Scope.Platform();
    private static final Caller ADMIN = new Caller("issuer", "root", Grants.ofPlatformAdmin());

    private static @Nullable MongoForClass mongo;
    private static @Nullable MongoClient client;

    @BeforeContainer
    static void start() {
        mongo = MongoForClass.of(HistoryByTheModelTest.class);
        client = MongoClients.create(mongo.uri());
        new HistoryProjection().createIndexes(database().getCollection(HistoryProjection.NAME));
    }

    @AfterContainer
    static void stop() {
        requireNonNull(client).close();
        requireNonNull(mongo).close();
    }

    private static MongoDatabase database() {
        return requireNonNull(client).getDatabase(requireNonNull(mongo).databaseName());
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void thePastIsToldAsTheModelKnowsIt(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        FewestSteps.of(Step.random(random, 40, random.nextInt(80)), steps -> play(steps, new Random(seed)));
    }

    private static void play(List<Step> steps, Random random) {
        PastModel model = new PastModel(steps, random);
        Positions known = model.store(database());
        StoredHistory history =
                new StoredHistory(() -> database().getCollection(HistoryProjection.NAME), known, event -> false);
        PastTenants past = new PastTenants(
                history,
                (tenant, field, value) -> Optional.empty(),
                () -> PastModel.PARTITIONS,
                1 + random.nextInt(50));
        assertTenantsAsTheyWere(model, known, past, random);
        model.events.forEach((partition, events) -> assertChangesLeadOn(model, events, history, random));
        for (int i = 0; i < 10; i++) {
            assertHistoryIsWhole(model, known, history, random);
        }
    }

    private static void assertTenantsAsTheyWere(PastModel model, Positions known, PastTenants past, Random random) {
        for (int i = 0; i < 15; i++) {
            Instant instant = Published.START.plusMillis(random.nextInt(70) - 2);
            Area everywhere = Area.of(PLATFORM);
            PositionVector resolved = past.positions(new AsOf.Time(instant), everywhere);
            assertThat(resolved).as("at %s", instant).isEqualTo(model.at(instant, known));
            assertThat(past.positions(
                            AsOf.parse(resolved + (resolved.byPartition().isEmpty() ? "" : ",") + "9-9"), everywhere))
                    .isEqualTo(resolved);
            assertFound(model, past, resolved, random);
            model.anyKnown(known)
                    .ifPresent(event -> assertFound(
                            model,
                            past,
                            PositionVector.NONE.with(event.envelope().position()),
                            random));
        }
    }

    private static void assertFound(PastModel model, PastTenants past, PositionVector positions, Random random) {
        SortedMap<String, Shown> expected = model.at(positions);
        String root = random.nextBoolean() ? "" : Step.tenant(random);
        if (!root.isEmpty()) {
            expected.keySet().removeIf(id -> !id.equals(root) && !id.startsWith(root + "."));
        }
        PastSearch search = new PastSearch("now", Optional.of(root).filter(id -> !id.isEmpty()), Optional.empty());
        SortedMap<String, Shown> found = new TreeMap<>();
        String after = "";
        Optional<String> next;
        int limit = 1 + random.nextInt(9);
        do {
            PastTenants.Found page = past.search(search, PLATFORM, positions, after, limit, ADMIN);
            page.tenants().forEach(tenant -> found.put(tenant.id(), shown(tenant)));
            next = page.next();
            after = next.orElse("");
        } while (next.isPresent());
        assertThat(found).as("under '%s' at %s", root, positions).isEqualTo(expected);

        String one = Step.tenant(random);
        assertThat(past.find(new TenantId(one), positions, ADMIN).map(HistoryByTheModelTest::shown))
                .as("%s at %s", one, positions)
                .isEqualTo(Optional.ofNullable(model.at(positions).get(one)));
    }

    private static Shown shown(TenantView tenant) {
        return new Shown(
                tenant.name(),
                tenant.kind(),
                tenant.status(),
                tenant.effectiveStatus(),
                new TreeMap<>(tenant.labels()),
                new TreeSet<>(tenant.domains()),
                tenant.createdAt(),
                tenant.updatedAt());
    }

    /** Those of a partition that are stored without a hole before them. */
    private static void assertChangesLeadOn(
            PastModel model, List<PublishedEvent> events, StoredHistory history, Random random) {
        Map<String, Map<String, JsonNode>> states = new HashMap<>();
        List<PublishedEvent> whole = events.subList(0, (int) history
                .positions(
                        new AsOf.Time(Published.START.plusSeconds(1000)),
                        Set.of(events.getFirst().envelope().position().partition()))
                .byPartition()
                .values()
                .stream()
                .mapToLong(last -> last + 1)
                .sum());
        TenantChanges tenants = new TenantChanges(history, (tenant, field, value) -> Optional.empty());
        Map<Position, Changes> changes = tenants.of(whole, tenant -> true);
        for (PublishedEvent event : whole) {
            Position position = event.envelope().position();
            String tenant = event.envelope().tenant();
            Map<String, JsonNode> state = states.computeIfAbsent(tenant, none -> new HashMap<>());
            for (Change change : requireNonNull(changes.get(position)).changes()) {
                assertThat(state.get(change.field()))
                        .as("%s before %s", change, event)
                        .isEqualTo(change.before());
                if (change.after() == null) {
                    state.remove(change.field());
                } else {
                    state.put(change.field(), change.after());
                }
            }
            Shown expected =
                    requireNonNull(model.at(PositionVector.NONE.with(position)).get(tenant));
            assertThat(told(state)).as("%s after %s", tenant, event).isEqualTo(told(expected));
        }
        List<PublishedEvent> some =
                whole.stream().filter(event -> random.nextInt(3) == 0).toList();
        Map<Position, Changes> ofSome = new HashMap<>(changes);
        ofSome.keySet()
                .retainAll(
                        some.stream().map(event -> event.envelope().position()).toList());
        assertThat(tenants.of(some, tenant -> true)).isEqualTo(ofSome);
    }

    private static Map<String, String> told(Map<String, JsonNode> state) {
        Map<String, String> told = new TreeMap<>();
        state.forEach((field, value) -> told.put(field, value.isArray() ? value.toString() : value.asString()));
        told.keySet().removeIf(field -> field.startsWith("/provisioning"));
        return told;
    }

    private static Map<String, String> told(Shown tenant) {
        Map<String, String> told = new TreeMap<>();
        told.put("/name", tenant.name());
        told.put("/kind", tenant.kind());
        told.put("/status", tenant.status().name());
        tenant.labels().forEach((key, value) -> told.put("/labels/" + key.replace("/", "~1"), value));
        if (!tenant.domains().isEmpty()) {
            told.put("/domains", "[\"" + String.join("\",\"", tenant.domains()) + "\"]");
        }
        return told;
    }

    private static void assertHistoryIsWhole(PastModel model, Positions known, StoredHistory history, Random random) {
        String root = Step.tenant(random);
        PastEvents asked = new PastEvents(
                root,
                random.nextBoolean(),
                random.nextBoolean() ? Optional.empty() : Optional.of(PastModel.ACTORS.getFirst()),
                random.nextBoolean() ? Set.of() : Set.of("TenantUpdated", "TenantSuspended"),
                random.nextBoolean() ? Optional.empty() : Optional.of(Published.START.plusMillis(random.nextInt(30))),
                random.nextBoolean() ? Optional.empty() : Optional.of(Published.START.plusMillis(random.nextInt(60))),
                random.nextBoolean());
        int partition = new TenantId(root).partition(PastModel.PARTITIONS);
        List<Position> expected = new ArrayList<>(model.events.getOrDefault(partition, List.of()).stream()
                .filter(event -> event.envelope().position().offset() < known.next(partition))
                .filter(event -> isAskedFor(asked, event))
                .map(event -> event.envelope().position())
                .sorted(Comparator.comparingLong(Position::offset))
                .toList());
        List<Position> found = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        int limit = 1 + random.nextInt(5);
        BoundedPage<PublishedEvent> page;
        do {
            page = history.of(asked, partition, after, limit);
            page.items().forEach(event -> found.add(event.envelope().position()));
            after = page.items().isEmpty()
                    ? after
                    : Optional.of(Place.of(page.items().getLast()));
        } while (page.hasMore());
        assertThat(found).as("%s", asked).isEqualTo(asked.descending() ? expected.reversed() : expected);
    }

    private static boolean isAskedFor(PastEvents asked, PublishedEvent event) {
        String tenant = event.envelope().tenant();
        Instant at = event.envelope().time();
        return (tenant.equals(asked.tenant()) || (asked.subtree() && tenant.startsWith(asked.tenant() + ".")))
                && asked.actor()
                        .map(actor -> actor.equals(event.envelope().actor()))
                        .orElse(true)
                && (asked.types().isEmpty()
                        || asked.types().contains(event.envelope().type()))
                && asked.from().map(from -> !at.isBefore(from)).orElse(true)
                && asked.before().map(at::isBefore).orElse(true);
    }
}
