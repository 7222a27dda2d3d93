package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.UnknownEvent;

class PublishedEventTest {
    @Test
    void aRecordIsReadAsEnvelopeAndEvent() {
        EventEnvelope envelope = envelope("TenantArchived", 5);

        PublishedEvent published = PublishedEvent.read(record(envelope, "{\"tenant\":\"pb\",\"reason\":\"r\"}"));

        assertThat(published.envelope()).isEqualTo(envelope);
        assertThat(published.event()).isEqualTo(new TenantArchived("pb", "r", null, null));
    }

    @Test
    void whatIsNotTheJsonOfItsTypeIsToldToWhoAsks() {
        PublishedEvent broken = PublishedEvent.read(record(envelope("TenantArchived", 5), "{\"tenant\":"));

        assertThatThrownBy(broken::event).hasMessageContaining("not the JSON of TenantArchived");
    }

    @Test
    void anEventOfANewerVersionIsSurvived() {
        EventEnvelope envelope = envelope("TenantPainted", 5);

        assertThat(PublishedEvent.read(record(envelope, "{}")).event())
                .isEqualTo(new UnknownEvent("TenantPainted", "{}"));
    }

    @Test
    void aForeignRecordIsRefused() {
        ConsumerRecord<String, byte[]> foreign = new ConsumerRecord<>("topic", 3, 0, "pb", new byte[0]);

        assertThatThrownBy(() -> PublishedEvent.read(foreign)).hasMessageContaining("not an event of Tenantry");
    }

    @Test
    void eachPositionIsTakenOnceAndAGapIsAnAlarm() {
        PositionCheck check = new PositionCheck("log", 4);

        assertThat(check.isNext(envelope("TenantArchived", 4))).isTrue();
        assertThat(check.isNext(envelope("TenantArchived", 4))).isFalse();
        assertThat(check.next()).isEqualTo(5);
        assertThatThrownBy(() -> check.isNext(envelope("TenantArchived", 7)))
                .hasMessageContaining("2 events are missing");
    }

    @Test
    void anotherLogIsNotFollowed() {
        PositionCheck check = new PositionCheck("other", 5);

        assertThatThrownBy(() -> check.isNext(envelope("TenantArchived", 5))).hasMessageContaining("of the log log");
    }

    private static EventEnvelope envelope(String type, long position) {
        return new EventEnvelope(
                "log",
                new Position(3, position),
                "pb",
                "pb",
                1,
                type,
                Instant.EPOCH,
                "c",
                0,
                1,
                "h",
                null,
                null,
                null,
                null,
                null);
    }

    private static ConsumerRecord<String, byte[]> record(EventEnvelope envelope, String json) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                "topic", envelope.position().partition(), 0, envelope.tenant(), json.getBytes(StandardCharsets.UTF_8));
        envelope.toHeaders()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
