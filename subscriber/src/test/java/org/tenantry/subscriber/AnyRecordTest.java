package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;

/** Whoever may write to the topic, and whatever they write: a record is an event, or refused in the one way that is declared. */
class AnyRecordTest {
    private static final EventEnvelope ENVELOPE = new EventEnvelope(
            "log",
            new Position(3, 5),
            "pb",
            "pb",
            1,
            "TenantArchived",
            Instant.EPOCH,
            "c",
            0,
            1,
            "h",
            "asha",
            null,
            null,
            null,
            null);
    private static final List<String> HEADERS =
            ENVELOPE.toHeaders().keySet().stream().sorted().toList();

    @Provide
    Arbitrary<byte @Nullable []> bytes() {
        return Arbitraries.oneOf(
                        Arbitraries.of("", "null", "{}", "{\"tenant\":\"pb\",\"reason\":\"r\"}", "[", "-1", "1970")
                                .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(20))
                .injectNull(0.1);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(HEADERS);
    }

    /** A header's last value counts, as a map of them has it. */
    @Property
    void aRecordIsAnEventOrRefused(
            @ForAll("names") String header,
            @ForAll("bytes") byte @Nullable [] value,
            @ForAll("bytes") byte @Nullable [] payload) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 3, 0, "pb", payload);
        ENVELOPE.toHeaders().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        record.headers().add(header, value);
        try {
            PublishedEvent read = PublishedEvent.read(record);
            assertThat(read.envelope().position().partition()).isEqualTo(3);
            assertThat(read.flaw().isPresent() || read.event() != null).isTrue();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("header");
        }
    }
}
