package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only a consumer that is told what to give can show: which records come in one batch. */
@Timeout(30)
class TopicSessionTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final ProgressInMemory progress = new ProgressInMemory();
    private final List<Long> handled = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean(true);

    @Test
    void aBatchThatRunsIntoATopicMadeAnewLosesNothing() {
        givenAfterAssignment(0, 1, 5);
        given(0, 1, 2, 3, 4, 5);

        follow();

        assertThat(handled).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(progress.load(0)).contains(new Place("log", 6, 6));
    }

    @Test
    void whatIsMissingAfterRewindingTooIsAnError() {
        givenAfterAssignment(0, 1, 5);
        given(0, 1, 5);

        assertThatThrownBy(this::follow).hasMessageContaining("3 events are missing");
        assertThat(handled).containsExactly(0L, 1L);
    }

    @Test
    void whatFollowsAnotherLogIsAnError() {
        progress.save(0, new Place("another log", 0, 0));
        givenAfterAssignment(0);

        assertThatThrownBy(this::follow).hasMessageContaining("another log");
        assertThat(handled).isEmpty();
    }

    @Test
    void whatWasHandledBeforeIsNotHandledAgain() {
        progress.save(0, new Place("log", 2, 0));
        givenAfterAssignment(0, 1, 2, 3);

        follow();

        assertThat(handled).containsExactly(2L, 3L);
    }

    private void givenAfterAssignment(long... positions) {
        consumer.schedulePollTask(() -> {
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.rebalance(List.of(PARTITION));
        });
        given(positions);
    }

    /** One batch, from the partition's beginning. */
    private void given(long... positions) {
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < positions.length; offset++) {
                consumer.addRecord(
                        Published.received(Published.record(PARTITION.topic(), 0, positions[offset], "pb"), offset));
            }
        });
    }

    private void follow() {
        consumer.schedulePollTask(() -> running.set(false));
        BatchHandler handler = (partition, events, after) -> handled.addAll(events.stream()
                .map(event -> event.envelope().position().offset())
                .collect(Collectors.toList()));
        new TopicSession(consumer, progress, Start.atTheBeginning(), new BatchIntake(handler), () -> {}, seen -> {})
                .followWhile(PARTITION.topic(), /* alone= */ false, running::get);
    }
}
