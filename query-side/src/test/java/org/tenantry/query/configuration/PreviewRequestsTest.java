package org.tenantry.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Level;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.query.configuration.PreviewRequests.Overrides;
import tools.jackson.databind.node.ObjectNode;

/** What a change would be refused for is not worked out for all tenants either. */
class PreviewRequestsTest {
    private static final Definition DEFINITION =
            Definition.accepted("ns", 1, Documents.of(Map.of("type", "object")), Documents.empty(), Map.of());
    private static final Level PRESENT = Level.empty("pb");

    @Test
    void asManyValuesAsALevelMayHaveArePreviewed() {
        assertThat(values(1_000).on(PRESENT, DEFINITION).values()).hasSize(1_000);
    }

    @Test
    void moreValuesThanALevelMayHaveAreRefused() {
        assertRefused(values(1_001), "/values");
    }

    @Test
    void longerPointersThanAnEventTakesAreRefused() {
        ObjectNode values = Documents.empty();
        IntStream.range(0, 600).forEach(i -> values.put("k" + "x".repeat(180) + i, i));

        assertRefused(new Overrides(values, null, null), "/values");
    }

    @Test
    void moreLocksThanMayBeChangedAtOnceAreRefused() {
        Map<String, @Nullable Boolean> locks = new HashMap<>();
        IntStream.range(0, 201).forEach(i -> locks.put("/k" + i, false));

        assertRefused(new Overrides(Documents.empty(), locks, null), "/locks");
    }

    private static Overrides values(int count) {
        ObjectNode values = Documents.empty();
        IntStream.range(0, count).forEach(i -> values.put("k" + i, i));
        return new Overrides(values, null, null);
    }

    private static void assertRefused(Overrides overrides, String field) {
        assertThatThrownBy(() -> overrides.on(PRESENT, DEFINITION))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.faults()).extracting(Fault::field).containsExactly(field));
    }
}
