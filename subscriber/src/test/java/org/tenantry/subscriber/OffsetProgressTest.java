package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OffsetProgressTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 3);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final OffsetProgress progress = new OffsetProgress(consumer, "topic");

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
    }

    @Test
    void whatIsSavedIsLoaded() {
        Instant since = Instant.parse("2026-01-01T00:00:00Z");
        Place place = new Place("log", 7, 12, List.of(new ParkedTenant("pb.amritsar", 3, 4, 8, "no account", since)));

        progress.save(3, place);

        assertThat(progress.load(3)).contains(place);
        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION))
                .extracting(OffsetAndMetadata::offset)
                .isEqualTo(12L);
    }

    @Test
    void aPlaceBeforeTheFirstEventIsLoadedToo() {
        progress.save(3, Place.beginningAt(40));

        assertThat(progress.load(3)).contains(Place.beginningAt(40));
    }

    @Test
    void aLongReasonIsCut() {
        Place place =
                new Place("log", 7, 12, List.of(new ParkedTenant("pb", 3, 4, 8, "x".repeat(5_000), Instant.EPOCH)));

        progress.save(3, place);

        assertThat(progress.load(3))
                .hasValueSatisfying(
                        loaded -> assertThat(loaded.parked().get(0).reason()).hasSize(60));
    }

    @Test
    void withoutProgressThereIsNone() {
        assertThat(progress.load(3)).isEmpty();
    }

    @Test
    void anOffsetThatAnotherToolSetIsNotGuessedAt() {
        consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(5)));

        assertThatThrownBy(() -> progress.load(3)).hasMessageContaining("set by another tool");
    }
}
