package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.query.Published;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** What only a consumer that is told what to give can show: which records come in one batch. */
@MongoTest
@Timeout(30)
class ProjectionSessionTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase readModels = mongo.freshDatabase();
    private final MongoDatabase watched = mongo.watched(readModels);
    private final MongoCollection<Document> trail = readModels.getCollection("trail");
    private final Progress progress = new Progress(watched.getCollection("progress"), "trail");
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final AtomicBoolean running = new AtomicBoolean(true);

    @Test
    void aBatchThatRunsIntoATopicMadeAnewLosesNothing() {
        List<PublishedEvent> events = TrailEvents.of(0, 0, 6);
        givenAfterAssignment(List.of(events.get(0), events.get(1), events.get(5)));
        given(events);

        project();

        assertThat(Trail.stored(trail.find())).isEqualTo(Trail.of(events));
        assertThat(progress.of(0)).hasValue(new Progress.Place("log", 6, 6));
    }

    @Test
    void whatIsMissingAfterRewindingTooIsAnError() {
        List<PublishedEvent> events = TrailEvents.of(0, 0, 6);
        List<PublishedEvent> torn = List.of(events.get(0), events.get(1), events.get(5));
        givenAfterAssignment(torn);
        given(torn);

        assertThatThrownBy(this::project).hasMessageContaining("3 events are missing");
        assertThat(progress.of(0).map(Progress.Place::position).orElse(0L)).isLessThanOrEqualTo(2L);
    }

    @Test
    void whatFollowsAnotherLogIsAnError() {
        progress.advance(0, new Progress.Place("another log", 0, 0));
        givenAfterAssignment(TrailEvents.of(0, 0, 1));

        assertThatThrownBy(this::project).hasMessageContaining("another log");
        assertThat(Trail.stored(trail.find())).isEmpty();
    }

    private void givenAfterAssignment(List<PublishedEvent> events) {
        consumer.schedulePollTask(() -> {
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.rebalance(List.of(PARTITION));
        });
        given(events);
    }

    /** One batch, from the partition's beginning. */
    private void given(List<PublishedEvent> events) {
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < events.size(); offset++) {
                consumer.addRecord(record(offset, events.get(offset)));
            }
        });
    }

    private void project() {
        consumer.schedulePollTask(() -> running.set(false));
        new ProjectionSession(
                        consumer, new DocumentWriter<>(new Trail(), watched.getCollection("trail")), progress, () -> {})
                .projectWhile(PARTITION.topic(), running::get);
    }

    private static ConsumerRecord<String, byte[]> record(long offset, PublishedEvent event) {
        ProducerRecord<String, byte[]> sent = Published.toRecord(PARTITION.topic(), event);
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                sent.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
