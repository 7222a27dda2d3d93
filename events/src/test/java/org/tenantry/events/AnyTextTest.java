package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever stands where an id, a position, headers or a payload should be is read, or refused in the one way that is declared. */
class AnyTextTest {
    private static final EventEnvelope ENVELOPE = new EventEnvelope(
            "log",
            new Position(3, 1042),
            "pb",
            "pb",
            7,
            "TenantArchived",
            Instant.EPOCH,
            "c",
            0,
            1,
            "00ff",
            "asha",
            null,
            null,
            null,
            null);
    private static final List<String> HEADERS =
            new ArrayList<>(ENVELOPE.toHeaders().keySet());

    @Provide
    Arbitrary<String> texts() {
        return near("pb", "pb.amritsar.water-2", "3-1042", "0-0", "2026-11-24T10:15:30.123Z", "-9223372036854775808");
    }

    @Provide
    Arbitrary<String> payloads() {
        return near(EventJson.types().keySet().stream()
                .sorted()
                .map(AnyTextTest::sample)
                .toArray(String[]::new));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(EventJson.types().keySet());
    }

    @Property
    void aTenantIdIsOneOrRefused(@ForAll("texts") String text) {
        if (TenantId.isValid(text)) {
            TenantId id = new TenantId(text);
            assertThat(id).hasToString(text);
            assertThat(id.path()).hasSize(id.ancestors().size() + 1).endsWith(text);
            assertThat(id.partition(8)).isBetween(1, 7);
        } else {
            assertThatThrownBy(() -> new TenantId(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void aPositionIsOneOrNone(@ForAll("texts") String text) {
        Position.parse(text)
                .ifPresent(read -> assertThat(Position.parse(read.toString())).hasValue(read));
    }

    @Property
    void headersAreAnEnvelopeOrRefused(@ForAll("texts") String text, @ForAll byte which, @ForAll boolean missing) {
        Map<String, String> headers = ENVELOPE.toHeaders();
        String changed = HEADERS.get(Math.floorMod(which, HEADERS.size()));
        if (missing) {
            headers.remove(changed);
        } else {
            headers.put(changed, text);
        }
        try {
            EventEnvelope read = EventEnvelope.fromHeaders(3, headers);
            assertThat(EventEnvelope.fromHeaders(3, read.toHeaders())).isEqualTo(read);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("header");
        }
    }

    @Property
    void aPayloadIsAnEventOrRefused(@ForAll("types") String type, @ForAll("payloads") String json) {
        try {
            TenantryEvent read = EventJson.read(type, json);
            assertThat(read).isNotNull();
            assertThat(EventJson.read(type, EventJson.write(read))).isEqualTo(read);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("not the JSON of " + type);
        }
    }

    /** Any text, or one that was valid until something was cut out of it and something put in. */
    private static Arbitrary<String> near(String... valid) {
        Arbitrary<String> any = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.strings().all().ofMaxLength(5)),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                "",
                                "null",
                                "[]",
                                "{}",
                                "\"",
                                ",",
                                ":",
                                "-",
                                ".",
                                "0",
                                "9".repeat(30),
                                "{\"a\":",
                                "[".repeat(1_000),
                                "1e999999999")));
        Arbitrary<String> changed = Combinators.combine(
                        Arbitraries.of(valid),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 8),
                        any)
                .as((text, place, cut, put) -> {
                    int from = text.isEmpty() ? 0 : place % (text.length() + 1);
                    return text.substring(0, from) + put + text.substring(Math.min(text.length(), from + cut));
                });
        return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(5, changed));
    }

    private static String sample(String type) {
        try (InputStream sample = AnyTextTest.class.getResourceAsStream("/samples/" + type + ".json")) {
            return new String(Objects.requireNonNull(sample, type).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
