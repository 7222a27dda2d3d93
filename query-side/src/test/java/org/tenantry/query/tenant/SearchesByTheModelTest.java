package org.tenantry.query.tenant;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.Published;
import org.tenantry.query.tenant.Order.Place;
import org.tenantry.query.tenant.TenantReads.Count;
import org.tenantry.query.tenant.TenantReads.Found;
import org.tenantry.query.tenant.TreeModel.Tenant;

/**
 * Whatever happened to some trees of tenants, every search finds what the model does, in its order, and counts
 * it; also if more happens between its pages. A failure tells the steps that it takes, and a seed: {@code
 * @Property(seed = "N")} plays the same again. {@code -Djqwik.tries.default=N} plays so many histories.
 */
class SearchesByTheModelTest {
    private static final int SEARCHES = 12;
    private static final int WALKS = 3;

    private static @Nullable ProjectedTenants projected;

    @BeforeContainer
    static void start() {
        projected = new ProjectedTenants(SearchesByTheModelTest.class);
    }

    @AfterContainer
    static void stop() {
        requireNonNull(projected).close();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void searchesFindWhatTheModelDoes(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        FewestSteps.of(Step.random(random, 60, random.nextInt(60)), steps -> play(steps, new Random(seed)));
    }

    /** Of the model alone, and with one seed: that is quick, and the same each time. */
    @Example
    void whatIsDrawnHasEveryStatusInEffectAndEveryCriterionFindingSomething() {
        Random random = new Random(1);
        Set<TenantStatus> inEffect = new HashSet<>();
        Set<Class<?>> finding = new HashSet<>();
        for (int history = 0; history < 100; history++) {
            TreeModel model = new TreeModel();
            Step.random(random, 60, random.nextInt(60)).forEach(step -> model.play(step, Published.START));
            model.tenants().forEach(tenant -> inEffect.add(model.inEffect(tenant)));
            for (int i = 0; i < SEARCHES; i++) {
                SearchModel search = SearchModel.random(random, Published.START);
                if (!search.found(model).isEmpty()) {
                    search.search().criteria().forEach(criterion -> finding.add(criterion.getClass()));
                }
            }
        }
        assertThat(inEffect).containsExactlyInAnyOrder(TenantStatus.values());
        assertThat(finding).containsExactlyInAnyOrder(Criterion.class.getPermittedSubclasses());
    }

    /** A tree in the model and in MongoDB. Two events each are at the same time. */
    private static final class Both {
        final TreeModel model = new TreeModel();
        final ProjectedTenants real = requireNonNull(projected);
        private int events;

        void play(Step step) {
            Instant time = Published.START.plusMillis(events / 2);
            model.play(step, time).ifPresent(event -> {
                events++;
                real.add(event, time);
            });
        }

        TenantReads reads(SearchModel search) {
            return TenantReads.within(search.scope(), real.readModels());
        }
    }

    private static void play(List<Step> steps, Random random) {
        Both both = new Both();
        both.real.clear();
        steps.forEach(both::play);
        for (int i = 0; i < SEARCHES; i++) {
            assertFindsTheSame(both, SearchModel.random(random, Published.START), 1 + random.nextInt(9));
        }
        for (int i = 0; i < WALKS; i++) {
            assertMissesAndRepeatsNothing(both, SearchModel.random(random, Published.START), random);
        }
    }

    private static void assertFindsTheSame(Both both, SearchModel search, int limit) {
        TenantReads reads = both.reads(search);
        List<String> found = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        do {
            Found page = reads.search(search.search(), after, limit);
            assertThat(page.tenants().size() == limit || page.next().isEmpty())
                    .as("pages are full but for the last")
                    .isTrue();
            page.tenants().forEach(tenant -> found.add(tenant.id()));
            assertInEffect(both.model, page);
            after = throughCursor(search, page);
        } while (after.isPresent());

        assertThat(found).as("found by %s", search).isEqualTo(search.found(both.model));
        assertThat(reads.count(search.search())).as("count of %s", search).isEqualTo(new Count(found.size(), true));
    }

    private static void assertInEffect(TreeModel model, Found page) {
        Map<String, Tenant> tenants = new HashMap<>();
        model.tenants().forEach(tenant -> tenants.put(tenant.id, tenant));
        for (TenantView shown : page.tenants()) {
            Tenant tenant = requireNonNull(tenants.get(shown.id()));
            assertThat(shown.status()).isEqualTo(tenant.status);
            assertThat(shown.effectiveStatus()).as("%s in effect", shown.id()).isEqualTo(model.inEffect(tenant));
        }
    }

    /** What was there all along, and whose place did not change, is found once; what never was is not found. */
    private static void assertMissesAndRepeatsNothing(Both both, SearchModel search, Random random) {
        Map<String, Object> steady = matching(both.model, search);
        Set<String> ever = new HashSet<>(steady.keySet());
        Set<String> moved = new HashSet<>();
        List<String> found = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        do {
            Found page = both.reads(search).search(search.search(), after, 1 + random.nextInt(4));
            assertInEffect(both.model, page);
            assertThat(matching(both.model, search).keySet())
                    .containsAll(page.tenants().stream().map(TenantView::id).toList());
            page.tenants().forEach(tenant -> found.add(tenant.id()));
            after = throughCursor(search, page);
            Map<String, Object> places = places(both.model, search);
            for (int i = random.nextInt(4); i > 0; i--) {
                both.play(Step.any(random));
                places(both.model, search).forEach((id, place) -> {
                    if (places.containsKey(id) && !place.equals(places.get(id))) {
                        moved.add(id);
                    }
                });
                Map<String, Object> now = matching(both.model, search);
                steady.keySet().retainAll(now.keySet());
                ever.addAll(now.keySet());
            }
        } while (after.isPresent());

        steady.keySet().removeAll(moved);
        assertThat(found).as("walked through %s", search).containsAll(steady.keySet());
        assertThat(ever).containsAll(found);
        assertThat(found.stream().filter(id -> !moved.contains(id))).doesNotHaveDuplicates();
    }

    private static Map<String, Object> matching(TreeModel model, SearchModel search) {
        Map<String, Object> matching = places(model, search);
        matching.keySet().retainAll(search.found(model));
        return matching;
    }

    private static Map<String, Object> places(TreeModel model, SearchModel search) {
        Map<String, Object> places = new HashMap<>();
        model.tenants().forEach(tenant -> places.put(tenant.id, search.place(tenant)));
        return places;
    }

    private static Optional<Place> throughCursor(SearchModel search, Found page) {
        return page.next()
                .map(place -> Cursor.of(search.search(), place))
                .map(cursor -> Cursor.read(search.search(), cursor));
    }
}
