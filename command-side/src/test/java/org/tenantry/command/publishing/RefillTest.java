package org.tenantry.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.tenantry.command.publishing.PublishedLog.PARTITION;
import static org.tenantry.command.publishing.PublishedLog.PATIENCE;
import static org.tenantry.command.publishing.PublishedLog.awaitRefusal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.publishing.PublishingView.State;
import org.tenantry.command.publishing.RefillView.Range;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;

/** A topic that has lost events is filled again when that is ordered, and not before. */
@Timeout(240)
class RefillTest {
    private static final Range LOST = new Range(PARTITION, 0, 10);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final PublishedLog own = new PublishedLog(mongo, kafka);

    @AfterEach
    void stop() {
        own.close();
    }

    @Test
    void aDeletedTopicIsFilledAgainOnCommandOnly() throws Exception {
        Publishing publishing = lostTopicOf10();

        assertThat(publishing.refill("asha", true)).isEqualTo(new RefillView(true, List.of(LOST)));
        awaitRefusal(publishing, "POST /v1/operations/publishing/refill");
        assertThat(own.published()).isEmpty();

        assertThat(publishing.refill("asha", false).partitions()).containsExactly(LOST);
        own.awaitPublished();
        assertThat(publishing.refill("asha", false).partitions()).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view(publishing).state()).isEqualTo(State.HERE));
    }

    @Test
    void anotherNodeActsOnTheOrder() throws Exception {
        Publishing first = lostTopicOf10();
        first.refill("asha", false);
        first.stop();

        own.start();

        own.awaitPublished();
    }

    @Test
    void anOrderIsForOneLossOnly() throws Exception {
        Publishing publishing = lostTopicOf10();
        publishing.refill("asha", false);
        own.awaitPublished();
        awaitMark(10);
        publishing.stop();
        own.deleteTopic();

        awaitRefusal(own.start(), "the topic has the events before position 0");
    }

    @Test
    void aPublisherFromBeforeTheOrderDoesNotTakeItBack() {
        PublishedMark before = mark();
        before.begin(10);
        PublishedMark now = mark();
        assertThat(now.lower(now.read(), 0, "asha")).isTrue();

        assertThatThrownBy(() -> before.raiseAtOnce(12)).isInstanceOf(IllegalStateException.class);
        assertThat(now.read().position()).isZero();
        now.begin(0);
        now.raiseAtOnce(3);
        now.raise(2);
        assertThat(now.read().position()).isEqualTo(3);
    }

    @Test
    void aTopicWhoseBeginningWasDeletedIsRefused() throws Exception {
        Publishing first = own.start();
        own.append(5);
        own.awaitPublished();
        own.append(5);
        own.awaitPublished();
        first.stop();
        try (Admin admin = own.admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(own.topic, PARTITION), RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }

        awaitRefusal(own.start(), "begins with position ");
    }

    private Publishing lostTopicOf10() throws Exception {
        Publishing publishing = own.start();
        own.append(10);
        own.awaitPublished();
        awaitMark(10);
        publishing.stop();
        own.deleteTopic();
        Publishing again = own.start();
        awaitRefusal(again, "the topic has the events before position 0, and those before 10 were published");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(view(again).state()).isEqualTo(State.REFUSED));
        assertThat(view(again).lagEvents()).isEqualTo(10);
        return again;
    }

    private void awaitMark(long position) {
        await().atMost(PATIENCE).until(() -> mark().read().position() == position);
    }

    private PublishedMark mark() {
        return new PublishedMark(
                own.log.database().getCollection("publisher_marks"),
                own.log.id(),
                own.topic,
                PARTITION,
                InstantSource.system());
    }

    private static PublishingView.Partition view(Publishing publishing) {
        return publishing.view().partitions().get(PARTITION);
    }
}
