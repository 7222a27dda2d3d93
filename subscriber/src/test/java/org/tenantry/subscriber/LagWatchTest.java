package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LagWatchTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final TenantIntake intake =
            new TenantIntake(new Tries(event -> {}, event -> true), Retry.usual(), handler -> {}, 1);
    private Instant now = NOON;
    private final LagWatch watch = new LagWatch(consumer, intake, () -> now);

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.seek(PARTITION, 10);
        intake.begin(0, Optional.empty());
    }

    @Test
    void whoHasEverythingIsNotBehindHoweverLongNothingHappens() {
        endsAt(10);
        watch.took(PARTITION, NOON.minusSeconds(3_600));

        assertThat(lag()).isEqualTo(new PartitionLag(0, 7, 0, 0, Duration.ZERO));
    }

    @Test
    void whatComesAfterALongSilenceIsNotAsOldAsTheSilence() {
        endsAt(10);
        watch.took(PARTITION, NOON.minusSeconds(3_600));
        assertThat(lag().age()).isZero();

        now = NOON.plusSeconds(2);
        endsAt(12);

        assertThat(lag()).isEqualTo(new PartitionLag(0, 7, 0, 2, Duration.ofSeconds(2)));
    }

    @Test
    void whoNeverHadEverythingIsBehindAsFarAsTheLastEventTaken() {
        endsAt(500);
        watch.took(PARTITION, NOON.minusSeconds(3_600));

        assertThat(lag().age()).isEqualTo(Duration.ofHours(1));
        assertThat(lag().events()).isEqualTo(490);
    }

    @Test
    void whatIsInHandCountsUntilItIsHandled() {
        endsAt(10);
        intake.take(0, List.of(received(0, "pb"), received(1, "pb"), received(2, "pg")));
        now = Published.START.plusSeconds(60);

        assertThat(lag()).isEqualTo(new PartitionLag(0, 7, 3, 0, Duration.ofSeconds(60)));
        assertThat(lag().events()).isEqualTo(3);
    }

    @Test
    void theAgeGrowsAlsoWhileNobodyLooks() {
        endsAt(11);
        watch.took(PARTITION, NOON.minusSeconds(5));
        LagWatch.Seen seen = watch.look(partition -> 7).get(0);

        assertThat(seen.at(NOON.plusSeconds(5)).age()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whatWasDecidedByAClockThatIsAheadIsNotLessThanNew() {
        endsAt(11);
        watch.took(PARTITION, NOON.plusSeconds(1));

        assertThat(lag().age()).isZero();
    }

    private static PublishedEvent received(long position, String tenant) {
        return PublishedEvent.read(Published.received(Published.record("topic", 0, position, tenant), position));
    }

    private void endsAt(long offset) {
        consumer.updateEndOffsets(Map.of(PARTITION, offset));
    }

    private PartitionLag lag() {
        return watch.look(partition -> 7).get(0).at(now);
    }
}
