package org.tenantry.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.Position;
import org.tenantry.query.Published;
import org.tenantry.query.configuration.WatchedChange.OfConfiguration;

/** What waits for watchers is small, whatever was set: a caller may have hundreds that do not read. */
class WatchedChangeTest {
    private static final String LONG = "x".repeat(199);

    @Test
    void aFewPlacesAreToldOneByOneAndNoneOfTheValues() {
        OfConfiguration change = change(List.of("/a", "/b/c"));

        assertThat(change.changed()).containsExactly("/a", "/b/c");
        assertThat(change.level()).isEqualTo("pb");
        assertThat(change.toString()).doesNotContain("planted");
    }

    @Test
    void manyOrLongOnesAreToldAsEverything() {
        List<String> many =
                IntStream.range(0, 201).mapToObj(number -> "/" + number).toList();
        List<String> few =
                IntStream.range(0, 79).mapToObj(number -> "/" + number + LONG).toList();
        List<String> tooLong =
                IntStream.range(0, 80).mapToObj(number -> "/" + number + LONG).toList();

        assertThat(change(many).changed()).containsExactly("");
        assertThat(change(many.subList(0, 200)).changed()).hasSize(200);
        assertThat(change(few).changed()).hasSize(79);
        assertThat(change(tooLong).changed()).containsExactly("");
    }

    private static OfConfiguration change(List<String> changed) {
        return OfConfiguration.of(Version.of(Published.of(
                new Position(3, 7),
                "pb/overrides/auth",
                0,
                new ConfigurationOverridden(
                        "pb", "auth", Map.of("a", "planted"), Map.of(), List.of(), changed, null, null))));
    }
}
