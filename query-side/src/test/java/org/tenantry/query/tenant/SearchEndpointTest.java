package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.access.Caller;
import org.tenantry.access.Grants;
import org.tenantry.access.Role;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;
import org.tenantry.query.history.StoredHistory;
import org.tenantry.testkit.MongoTest;

@MongoTest
class SearchEndpointTest {
    private static final Caller OF_PB = callerOf("pb");
    private static final Caller OF_HR = callerOf("hr");

    @RegisterExtension
    static final ReadModelsExtension readModels = new ReadModelsExtension(Stream.concat(
                    Stream.of("pb", "hr"), IntStream.range(0, 40).mapToObj(i -> (i % 2 == 0 ? "pb.a" : "hr.a") + i))
            .map(id -> new TenantCreated(id, "A tenant", id.contains(".") ? "city" : "state"))
            .toArray(TenantEvent[]::new));

    private final ReadYourWrites impatient = new ReadYourWrites(
            readModels.readModels().positions(TenantProjection.NAME), Duration.ofMillis(50), () -> 8);
    private final PastTenants past = new PastTenants(
            StoredHistory.servedBy(readModels.readModels(), event -> false),
            (tenant, field, value) -> Optional.empty(),
            () -> 8);
    private final SearchEndpoint endpoint = new SearchEndpoint(readModels.readModels(), past, impatient, impatient);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 19, 20, 21})
    void pagesCoverAllWithoutGapOrRepeat(int limit) {
        List<String> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            TenantPage page = page(limit, cursor, OF_PB);
            assertThat(page.items()).hasSizeBetween(1, limit);
            paged.addAll(ids(page));
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).isEqualTo(ids(page(200, null, OF_PB))).hasSize(20).isSorted();
    }

    @Test
    void aCursorCarriesNoRight() {
        String cursor = String.valueOf(page(5, null, OF_HR).next());

        assertThat(ids(page(200, cursor, OF_PB))).hasSize(20).allMatch(id -> id.startsWith("pb."));
        assertThat(ids(page(200, cursor, OF_HR))).hasSize(15).allMatch(id -> id.startsWith("hr."));
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        String cursor = String.valueOf(page(5, null, OF_PB).next());

        assertThatThrownBy(() -> search(OF_PB, "kind=city", "text=a", "cursor=" + cursor))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cursor");
    }

    @Test
    void itIsCountedWhenItIsAskedFor() {
        TenantPage page = search(OF_PB, "kind=city", "count=true", "limit=3");

        assertThat(page.items()).hasSize(3);
        assertThat(page.count()).isEqualTo(20);
        assertThat(page.countIsExact()).isTrue();
        assertThat(search(OF_PB, "kind=city").count()).isNull();
        assertThat(search(OF_PB, "kind=city").countIsExact()).isNull();
    }

    @Test
    void aCursorIsTakenWithOrWithoutACountAndWithAnotherLimit() {
        TenantPage first = search(OF_PB, "kind=city", "under=pb", "sort=-name", "limit=3", "count=true");

        TenantPage rest = search(OF_PB, "sort=-name", "under=pb", "kind=city", "cursor=" + first.next());

        assertThat(rest.items()).hasSize(17).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void whatIsNotProjectedYetIsNotAnswered() {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> endpoint.search(Sent.parameters(), "1-43", OF_PB));

        assertThat(refusal.code()).isEqualTo("projection-behind");
        assertThat(refusal).hasMessageContaining("44 events behind");
    }

    @Test
    void whatHappenedInAnotherTreeOrToThePlatformIsNotAwaited() {
        int ownPartition = new TenantId("pb").partition(8);
        String others = IntStream.range(0, 8)
                .filter(partition -> partition != ownPartition)
                .mapToObj(partition -> partition + "-43")
                .collect(Collectors.joining(","));

        assertThat(endpoint.search(Sent.parameters("under=pb"), others, platformAdmin())
                        .items())
                .hasSize(21);
        assertThat(endpoint.search(Sent.parameters(), others, OF_PB).items()).hasSize(21);
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> endpoint.search(Sent.parameters(), others, platformAdmin()));
        assertThat(refusal.code()).isEqualTo("projection-behind");
    }

    private static Caller platformAdmin() {
        return new Caller("issuer", "root", Grants.ofPlatformAdmin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "-1", "1-1-1", "a-b", "1-9999999999999999999"})
    void aPositionIsInItsFormOrRefused(String position) {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> endpoint.search(Sent.parameters(), position, OF_PB));

        assertThat(refusal.code()).isEqualTo("invalid-position");
    }

    private TenantPage page(int limit, @Nullable String cursor, Caller caller) {
        return cursor == null
                ? search(caller, "kind=city", "limit=" + limit)
                : search(caller, "kind=city", "limit=" + limit, "cursor=" + cursor);
    }

    private TenantPage search(Caller caller, String... parameters) {
        return endpoint.search(Sent.parameters(parameters), null, caller);
    }

    private static List<String> ids(TenantPage page) {
        return page.items().stream().map(TenantView::id).toList();
    }

    private static Caller callerOf(String tenant) {
        return new Caller("issuer", "asha", Grants.of(Map.of(tenant, Set.of(Role.VIEWER))));
    }
}
