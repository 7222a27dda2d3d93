package org.tenantry.query.projection;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A topic that was lost and filled again from the log: the positions are the same, the offsets are not. */
@MongoTest
@Timeout(90)
class TopicMadeAnewTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final ProjectedTopic topic = new ProjectedTopic(kafka, mongo);

    @AfterEach
    void stop() {
        topic.close();
    }

    @Test
    void withAnEndBeforeTheStoredOffset() {
        projectElevenEventsAtThirtyOneOffsets();
        topic.stop();
        topic.makeAnew();
        topic.publish(TrailEvents.of(0, 0, 15));

        projectsTo(15);
    }

    @Test
    void withALaterPositionAtTheStoredOffset() {
        projectElevenEventsAtThirtyOneOffsets();
        topic.stop();
        topic.makeAnew();
        topic.publish(TrailEvents.of(0, 0, 50));

        projectsTo(50);
    }

    @Test
    void withAnEarlierPositionAtTheStoredOffset() {
        topic.publish(TrailEvents.of(0, 0, 10));
        topic.start();
        topic.awaitProjected(0, 10);
        topic.stop();
        topic.makeAnew();
        for (int i = 0; i < 3; i++) {
            topic.publish(TrailEvents.of(0, 0, 5));
        }
        topic.publish(TrailEvents.of(0, 5, 15));

        projectsTo(15);
    }

    @Test
    void whileItIsProjected() {
        projectElevenEventsAtThirtyOneOffsets();
        topic.makeAnew();
        topic.publish(TrailEvents.of(0, 0, 15));
        topic.awaitProjected(0, 15);
        topic.publish(TrailEvents.of(0, 15, 40));
        topic.awaitProjected(0, 40);

        topic.hasExactly(List.of(TrailEvents.of(0, 0, 40)));
    }

    private void projectElevenEventsAtThirtyOneOffsets() {
        for (int i = 0; i < 3; i++) {
            topic.publish(TrailEvents.of(0, 0, 10));
        }
        topic.publish(TrailEvents.of(0, 10, 11));
        topic.start();
        topic.awaitProjected(0, 11);
    }

    private void projectsTo(long next) {
        topic.start();
        topic.awaitProjected(0, next);
        topic.hasExactly(List.of(TrailEvents.of(0, 0, next)));
    }
}
