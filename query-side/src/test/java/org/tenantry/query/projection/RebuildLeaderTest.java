package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.query.projection.Rebuild.State;
import org.tenantry.subscriber.Place;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** What a leader does of its own accord when operators change their minds, and when a node does not come along. */
@MongoTest
@Timeout(60)
class RebuildLeaderTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase database = mongo.watched(mongo.freshDatabase());
    private final GenerationStore store = new GenerationStore(database);
    private final RebuildLeader leader = new RebuildLeader(store, new ParkedDocuments(database));

    @BeforeEach
    void oneDiffersFromTheOtherTwo() {
        new ParkedDocuments(database).createIndexes();
        built(1, "what there was");
        built(2, "what a bug made");
        built(3, "what a bug made");
        projected(1);
        projected(2);
    }

    @AfterEach
    void stop() {
        leader.stop();
    }

    @Test
    void whoGoesBackWhileAnotherIsComparedIsNotTakenForwardAgain() {
        ReadModel<?> model = serving(2);
        switchTo2(Instant.now().plusSeconds(3_600));
        store.change("trail", before -> before.begin(false, "asha", Instant.now()));
        leader.lead(model, store.load("trail"));
        leader.lead(model, store.load("trail")); // it is compared with 2, as soon as it has caught up
        assertThat(state()).isEqualTo(State.COMPARING);

        store.change(
                "trail",
                before -> before.back(
                        before.previous().orElseThrow(), Instant.now().plusSeconds(3_600)));
        projected(3);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            leader.lead(model, store.load("trail"));
            return state() != State.COMPARING;
        });
        assertThat(state()).isEqualTo(State.DIFFERENT);
        assertThat(store.load("trail").serving()).isEqualTo(1);
    }

    @Test
    void whatIsStillReadHereIsNotDroppedWhenItsGraceIsOver() {
        switchTo2(Instant.now().minusSeconds(1));

        leader.lead(serving(1), store.load("trail"));
        assertThat(store.load("trail").previous()).isPresent();

        leader.lead(serving(2), store.load("trail"));
        assertThat(store.load("trail").previous()).isEmpty();
    }

    private ReadModel<?> serving(int generation) {
        return new ReadModel<>(new Trail(), generation, database, KafkaConnection.to("none"), "none");
    }

    private void switchTo2(Instant until) {
        Instant now = Instant.now();
        store.change("trail", before -> before.begin(false, "asha", now));
        store.change(
                "trail",
                before -> before.switchTo(before.underWay().orElseThrow().in(State.SWITCHED, now), now, until));
    }

    private State state() {
        return store.load("trail").rebuild().orElseThrow().state();
    }

    private void built(int generation, String what) {
        database.getCollection(new Generation("trail", generation).collection())
                .insertOne(new Document("_id", "p0.t0").append("what", what).append(Projection.ORDER, 0L));
    }

    private void projected(int generation) {
        new ProjectionPositions(new Generation("trail", generation), database)
                .progress()
                .save(0, new Place("log", 1, 1));
    }
}
