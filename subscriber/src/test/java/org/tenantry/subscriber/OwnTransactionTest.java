package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.KafkaExtension;

/** What the events do and where the handler stands, in one transaction of its own: each event counts once. */
@Timeout(120)
class OwnTransactionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private String database = "";

    @BeforeEach
    void nameDatabase(TestInfo test) {
        database = "jdbc:h2:mem:" + test.getDisplayName().replaceAll("\\W", "") + ";DB_CLOSE_DELAY=-1";
    }

    @Test
    void eachEventCountsOnceWhateverFailsAndWhenever() throws SQLException {
        Ledger ledger = new Ledger(database);
        Failing failing = new Failing(ledger);
        try (PublishedTopic topic = new PublishedTopic(kafka)) {
            topic.publish(0, 0, 600, 3);
            topic.publish(1, 0, 100, 1);
            try (BatchSubscription subscription = BatchSubscription.of(topic.settings(), failing, failing, () -> {})) {
                subscription.start();
                awaitCounts(ledger, Map.of("t0", 200L, "t1", 200L, "t2", 200L, "u0", 100L));
            }
            topic.publish(0, 600, 630, 3);

            Ledger afterARestart = new Ledger(database);
            try (BatchSubscription subscription =
                    BatchSubscription.of(topic.settings(), afterARestart, afterARestart, () -> {})) {
                subscription.start();
                awaitCounts(afterARestart, Map.of("t0", 210L, "t1", 210L, "t2", 210L, "u0", 100L));
            }
        }
        assertThat(failing.calls.get()).as("all three failures").isGreaterThanOrEqualTo(6);
        assertThat(ledger.load(0))
                .hasValueSatisfying(place -> assertThat(place.position()).isEqualTo(630));
    }

    @Test
    void aMemberThatWasThoughtDeadCountsNothing() throws SQLException {
        Ledger ledger = new Ledger(database);
        List<PublishedEvent> events = List.of(event(0), event(1));
        ledger.handle(0, events, new Place("log", 2, 2));
        ledger.handle(0, List.of(event(2)), new Place("log", 3, 3));

        assertThatThrownBy(() -> ledger.handle(0, events, new Place("log", 2, 2)))
                .hasMessage("another member has handled 0-0");
        ledger.save(0, new Place("log", 2, 2));

        assertThat(ledger.counts()).isEqualTo(Map.of("t0", 3L));
        assertThat(ledger.load(0)).hasValue(new Place("log", 3, 3));
    }

    private static PublishedEvent event(long position) {
        return PublishedEvent.read(Published.received(Published.record("topic", 0, position, "t0"), position));
    }

    private static void awaitCounts(Ledger ledger, Map<String, Long> expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.counts()).isEqualTo(expected));
    }

    /** Fails now before the transaction, now after it, now when progress is to be stored. */
    private record Failing(Ledger ledger, AtomicInteger calls) implements ProgressStore, BatchHandler {
        Failing(Ledger ledger) {
            this(ledger, new AtomicInteger());
        }

        @Override
        public void handle(int partition, List<PublishedEvent> events, Place after) throws SQLException {
            failAt(1);
            ledger.handle(partition, events, after);
            failAt(3);
        }

        @Override
        public Optional<Place> load(int partition) {
            return ledger.load(partition);
        }

        @Override
        public void save(int partition, Place place) {
            failAt(6);
            ledger.save(partition, place);
        }

        private void failAt(int call) {
            if (calls.incrementAndGet() == call) {
                throw new IllegalStateException("at call " + call);
            }
        }
    }
}
