package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.Position;
import org.tenantry.subscriber.Place;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A read model that is new, or was lost, is not taken for all there is. */
@MongoTest
class FarBehindTest {
    private static final int PARTITIONS = 2;

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase database = mongo.watched(mongo.freshDatabase());
    private final ReadModels models =
            new ReadModels(database, KafkaConnection.to("none"), "none", List.of(new Trail()));

    @Test
    void aLittleIsNoMatter() {
        projectedTo(0, 6_000);
        projectedTo(1, 5_000);

        assertThat(models.farBehind(topicOf(10_500), PARTITIONS)).isEmpty();
    }

    @Test
    void moreThanThatIsTold() {
        assertThat(models.farBehind(topicOf(5_001), PARTITIONS)).hasValue("trail is 10002 events behind the topic");
        projectedTo(0, 10);

        assertThat(models.farBehind(topicOf(5_001), PARTITIONS)).isEmpty();
    }

    @Test
    void whoHasCaughtUpMayFallBehindAgain() {
        projectedTo(0, 6_000);
        projectedTo(1, 6_000);
        assertThat(models.farBehind(topicOf(6_000), PARTITIONS)).isEmpty();

        assertThat(models.farBehind(topicOf(60_000), PARTITIONS)).isEmpty();
    }

    @Test
    void beforeTheTopicIsSeenNothingIsKnown() {
        assertThat(models.farBehind(topicOf(5_001), 0)).isEmpty();
    }

    private void projectedTo(int partition, long position) {
        models.get("trail").positions(1).progress().save(partition, new Place("log", position, position));
    }

    private static Positions topicOf(long events) {
        return new Positions() {
            @Override
            public long next(int partition) {
                return events;
            }

            @Override
            public boolean await(Position position, Duration timeout) {
                return true;
            }
        };
    }
}
