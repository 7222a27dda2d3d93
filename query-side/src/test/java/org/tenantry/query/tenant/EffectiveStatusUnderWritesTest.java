package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.query.tenant.Tenants.PLATFORM;
import static org.tenantry.query.tenant.Tenants.inEffect;

import com.mongodb.client.MongoCollection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.testkit.MongoTest;

/** A search for an effective status reads several times, and tenants change in between. */
@MongoTest
class EffectiveStatusUnderWritesTest {
    private static final List<String> STEADY = List.of("hr", "hr.a0", "hr.a1", "hr.a2");

    @RegisterExtension
    static final ReadModelsExtension readModels = new ReadModelsExtension(Stream.concat(
                    Stream.of("hr", "pb"),
                    IntStream.range(0, 3).boxed().flatMap(i -> Stream.of("hr.a" + i, "pb.a" + i)))
            .map(id -> new TenantCreated(id, "A tenant", "city"))
            .toArray(TenantEvent[]::new));

    private final MongoCollection<Document> tenants = readModels.database().getCollection(TenantProjection.NAME);

    @Test
    void whatIsFoundIsShownAsItIsSearchedForAndWhatDoesNotChangeIsFound() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                move("pb", TenantStatus.SUSPENDED);
                move("pb", TenantStatus.ACTIVE);
            }
        });
        Set<Integer> sizes = new HashSet<>();
        try {
            for (int i = 0; i < 400 || (sizes.size() < 2 && i < 10_000); i++) {
                List<TenantView> found = found(TenantStatus.ACTIVE);
                assertThat(found).extracting(TenantView::effectiveStatus).containsOnly(TenantStatus.ACTIVE);
                assertThat(found).extracting(TenantView::id).containsAll(STEADY);
                assertThat(found(TenantStatus.SUSPENDED))
                        .extracting(TenantView::effectiveStatus)
                        .allMatch(TenantStatus.SUSPENDED::equals);
                sizes.add(found.size());
            }
        } finally {
            over.set(true);
            writer.join();
        }
        assertThat(sizes).as("there were changes").hasSizeGreaterThan(1);
    }

    private void move(String id, TenantStatus status) {
        Document tenant = requireNonNull(tenants.find(eq(TenantBson.ID, id)).first());
        tenant.append(TenantBson.STATUS, status.name());
        tenant.remove(TenantBson.BLOCKS);
        if (status != TenantStatus.ACTIVE) {
            tenant.append(TenantBson.BLOCKS, status.name());
        }
        tenants.replaceOne(eq(TenantBson.ID, id), tenant);
    }

    private static List<TenantView> found(TenantStatus status) {
        return TenantReads.within(PLATFORM, readModels.readModels())
                .search(inEffect(status), Optional.empty(), 200)
                .tenants();
    }
}
