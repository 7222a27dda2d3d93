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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.access.Caller;
import org.tenantry.access.Grants;
import org.tenantry.access.Role;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.http.ProblemException;
import org.tenantry.query.projection.ProjectionEngine;
import org.tenantry.testkit.MongoTest;

@MongoTest
class SearchEndpointTest {
    private static final Caller OF_PB = callerOf("pb");
    private static final Caller OF_HR = callerOf("hr");

    @RegisterExtension
    static final ReadModelsExtension readModels = new ReadModelsExtension(IntStream.range(0, 40)
            .mapToObj(i -> created((i % 2 == 0 ? "pb.a" : "hr.a") + i))
            .toArray(TenantEvent[]::new));

    private final ProjectionEngine<?> unstarted = new ProjectionEngine<>(
            new TenantProjection((tenant, field, value) -> Optional.of(value.sealed())),
            readModels.database(),
            "localhost:9",
            "none");
    private final SearchEndpoint endpoint =
            new SearchEndpoint(readModels.database(), new ReadYourWrites(unstarted.positions(), Duration.ofMillis(50)));

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

        assertThatThrownBy(() -> endpoint.search("a", null, null, null, null, cursor, null, OF_PB))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cursor");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ...                | -      | -   | -    | text
                    a b c d e f g h i  | -      | -   | -    | text
                    -                  | gone   | -   | -    | status
                    -                  | ''     | -   | -    | status
                    -                  | -      | PB  | -    | under
                    -                  | -      | pb. | -    | under
                    -                  | -      | -   | 0    | limit
                    -                  | -      | -   | 201  | limit
                    -                  | -      | -   | -1   | limit
                    -                  | -      | -   | 99999999999 | limit
                    -                  | -      | -   | ten  | limit
                    """)
    void whatCannotBeSearchedForIsRefused(
            @Nullable String text,
            @Nullable String status,
            @Nullable String under,
            @Nullable String limit,
            String field) {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> endpoint.search(text, null, status, under, limit, null, null, OF_PB));

        assertThat(refusal.code()).isEqualTo("invalid-request");
        assertThat(refusal).hasMessage("The request is not valid: " + field + ".");
    }

    @Test
    void statusIsTakenInAnyCase() {
        assertThat(endpoint.search(null, null, "active", null, null, null, null, OF_PB)
                        .items())
                .hasSize(20);
    }

    @Test
    void whatIsNotProjectedYetIsNotAnswered() {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> endpoint.search(null, null, null, null, null, null, "1-41", OF_PB));

        assertThat(refusal.code()).isEqualTo("projection-behind");
        assertThat(refusal).hasMessageContaining("42 events behind");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "-1", "1-1-1", "a-b", "1-9999999999999999999"})
    void aPositionIsInItsFormOrRefused(String position) {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> endpoint.search(null, null, null, null, null, null, position, OF_PB));

        assertThat(refusal.code()).isEqualTo("invalid-position");
    }

    private TenantPage page(int limit, @Nullable String cursor, Caller caller) {
        return endpoint.search(null, "city", null, null, Integer.toString(limit), cursor, null, caller);
    }

    private static List<String> ids(TenantPage page) {
        return page.items().stream().map(TenantView::id).toList();
    }

    private static Caller callerOf(String tenant) {
        return new Caller("issuer", "asha", new Grants(false, Map.of(tenant, Set.of(Role.VIEWER))));
    }

    private static TenantCreated created(String id) {
        return new TenantCreated(id, "A city", "city");
    }
}
