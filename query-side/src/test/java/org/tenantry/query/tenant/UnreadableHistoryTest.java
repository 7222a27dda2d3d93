package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.access.Caller;
import org.tenantry.access.Grants;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;
import org.tenantry.query.Published;
import org.tenantry.query.history.Changes;
import org.tenantry.query.history.HistoryProjection;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.history.StoredHistory;
import org.tenantry.query.projection.Positions;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A tenant with an event of a type that is not known yet, and then one that cannot be read. */
@MongoTest
class UnreadableHistoryTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private static final List<PublishedEvent> EVENTS = List.of(
            Published.at(at(0), 0, new TenantCreated("pb", "Punjab", "state")),
            other(1, "TenantMerged", "{\"tenant\":\"pb\",\"name\":\"Greater Punjab\"}"),
            other(2, "TenantUpdated", "{\"tenant\":\"pb\",\"set\":{\"name\":\"Punj"),
            Published.at(at(3), 3, new TenantSuspended("pb", "unpaid")));

    private final Positions all = new Positions() {
        @Override
        public long next(int partition) {
            return EVENTS.size();
        }

        @Override
        public boolean await(Position position, Duration timeout) {
            return true;
        }
    };
    private final Set<Position> skipped = new HashSet<>();
    private final StoredHistory history = new StoredHistory(
            () -> mongo.database().getCollection(HistoryProjection.NAME),
            all,
            event -> skipped.contains(event.envelope().position()));
    private final TenantChanges changes = new TenantChanges(history, (tenant, field, value) -> Optional.empty());
    private final PastTenants past = new PastTenants(history, (tenant, field, value) -> Optional.empty(), () -> 8);

    @BeforeAll
    static void store() {
        HistoryProjection projection = new HistoryProjection();
        projection.createIndexes(mongo.database().getCollection(HistoryProjection.NAME));
        mongo.database()
                .getCollection(HistoryProjection.NAME)
                .insertMany(EVENTS.stream().map(projection::write).toList());
    }

    @Test
    void whatChangedIsToldUpToIt() {
        Map<Position, Changes> told = changes.of(EVENTS, tenant -> true);

        assertThat(told.get(at(0))).isNotNull().satisfies(created -> {
            assertThat(created.changes()).isNotEmpty();
            assertThat(created.unreadable()).isEmpty();
        });
        assertThat(told.get(at(1))).isEqualTo(Changes.of(List.of()));
        assertThat(told.get(at(2))).isEqualTo(Changes.unreadable(at(2)));
        assertThat(told.get(at(3))).isEqualTo(Changes.unreadable(at(2)));
    }

    @Test
    void theTenantIsToldAsItWasUpToIt() {
        assertThat(find(1))
                .hasValueSatisfying(tenant -> assertThat(tenant.name()).isEqualTo("Punjab"));

        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> find(3));

        assertThat(refusal.code()).isEqualTo("history-unreadable");
        assertThat(refusal).hasMessageContaining("pb").hasMessageContaining("1-2");
    }

    @Test
    void whatAnOperatorHadSkippedIsLeftOutHereToo() {
        skipped.add(at(2));

        assertThat(find(3)).hasValueSatisfying(tenant -> {
            assertThat(tenant.name()).isEqualTo("Punjab");
            assertThat(tenant.status()).isEqualTo(TenantStatus.SUSPENDED);
        });
        Map<Position, Changes> told = changes.of(EVENTS, tenant -> true);
        assertThat(told.get(at(2))).isEqualTo(Changes.of(List.of()));
        assertThat(told.get(at(3)))
                .isNotNull()
                .satisfies(suspended -> assertThat(suspended.changes()).isNotEmpty());
    }

    private Optional<TenantView> find(long last) {
        Caller root = new Caller("issuer", "root", Grants.ofPlatformAdmin());
        return past.find(new TenantId("pb"), PositionVector.NONE.with(at(last)), root);
    }

    private static Position at(long offset) {
        return new Position(1, offset);
    }

    private static PublishedEvent other(long offset, String type, String payload) {
        EventEnvelope envelope = new EventEnvelope(
                "log",
                at(offset),
                "pb",
                "pb",
                offset,
                type,
                Published.START,
                "commit-" + offset,
                0,
                1,
                "hash",
                null,
                null,
                null,
                null,
                null);
        return PublishedEvent.of(envelope, payload);
    }
}
