package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.TenantUpdated;
import tools.jackson.databind.node.JsonNodeFactory;

/** TenantRenamed stands for a retired type here, the first one's model: no Tenantry ever wrote it. */
class UpcasterTest {
    private static final Set<String> PRESENT = EventJson.types().keySet();

    private static final Upcaster RENAMED = new Upcaster("TenantRenamed", "TenantUpdated", old -> {
        old.putObject("set").set("name", old.required("to"));
        old.remove("to");
        return old;
    });

    private static final TenantUpdated AMRITSAR_RENAMED = new TenantUpdated(
            "pb.amritsar", new Profile("Amritsar Sahib", null, null, null, Map.of(), Map.of()), List.of());

    private static final Path OLD_SAMPLES = Path.of("src", "test", "resources", "samples", "old");

    static List<Path> oldSamples() throws IOException {
        try (Stream<Path> files = Files.list(OLD_SAMPLES)) {
            return files.toList();
        }
    }

    /** A file is named after its wire name: {@code TenantRenamed.1.json}. None is ever changed or removed. */
    @ParameterizedTest
    @MethodSource("oldSamples")
    void whateverWasOnceWrittenIsRead(Path sample) throws IOException {
        String type = sample.getFileName().toString().split("\\.", 2)[0];

        assertThat(EventJson.read(oursAnd(RENAMED), type, Files.readString(sample)))
                .isNotInstanceOf(UnknownEvent.class);
    }

    @Test
    void aRetiredTypeIsReadAsTheOneThatTookItsPlace() throws IOException {
        String sample = Files.readString(OLD_SAMPLES.resolve("TenantRenamed.1.json"));

        assertThat(EventJson.read(oursAnd(RENAMED), "TenantRenamed", sample)).isEqualTo(AMRITSAR_RENAMED);
    }

    @Test
    void stepsFollowEachOther() {
        Upcaster called = new Upcaster("TenantCalled", "TenantRenamed", old -> old.put("to", "Amritsar Sahib"));

        assertThat(EventJson.read(oursAnd(RENAMED, called), "TenantCalled", "{\"tenant\":\"pb.amritsar\"}"))
                .isEqualTo(AMRITSAR_RENAMED);
    }

    @Test
    void numbersKeepTheirDigits() {
        Upcasters upcasters = oursAnd(new Upcaster("TenantRated", "TenantUpdated", old -> old));

        assertThat(upcasters
                        .present(new Upcasters.Text("TenantRated", "{\"rate\":1.10,\"id\":12345678901234567890}"))
                        .json())
                .isEqualTo("{\"rate\":1.10,\"id\":12345678901234567890}");
    }

    @Test
    void withoutAnUpcasterTheTypeIsUnknown() {
        assertThat(EventJson.read("TenantRenamed", "{}")).isEqualTo(new UnknownEvent("TenantRenamed", "{}"));
    }

    @Test
    void textThatIsNotTheOldEventIsRefused() {
        for (String text : List.of("{\"tenant\":\"pb\"}", "[]", "{", "")) {
            assertThatThrownBy(() -> EventJson.read(oursAnd(RENAMED), "TenantRenamed", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not the JSON of TenantRenamed");
        }
    }

    @Test
    void onlyARetiredTypeIsUpcastInOneWayToAPresentOne() {
        assertThatThrownBy(() -> oursAnd(step("TenantCreated", "TenantUpdated")))
                .hasMessageContaining("TenantCreated is written today");
        assertThatThrownBy(() -> oursAnd(RENAMED, RENAMED)).hasMessageContaining("TenantRenamed has two");
        assertThatThrownBy(() -> oursAnd(step("A", "B"))).hasMessageContaining("A is upcast to B");
        assertThatThrownBy(() -> oursAnd(step("A", "B"), step("B", "A"))).hasMessageContaining("is upcast to");
    }

    private static Upcaster step(String from, String to) {
        return new Upcaster(from, to, old -> JsonNodeFactory.instance.objectNode());
    }

    private static Upcasters oursAnd(Upcaster... more) {
        return Upcasters.ours(PRESENT, more);
    }
}
