package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.Position;
import org.tenantry.query.projection.Rebuild.Difference;
import org.tenantry.query.projection.Rebuild.State;
import org.tenantry.query.projection.Rebuilds.Standing;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A projection that is built anew beside what serves, by one node or by several. */
@MongoTest
@Timeout(120)
class RebuildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final ProjectedTopic topic = new ProjectedTopic(kafka, mongo);
    private final MongoDatabase database = topic.database();
    private final List<ReadModels> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(ReadModels::stop);
        topic.close();
    }

    @Test
    void whatIsTheSameServesFromThenOnAndGoesOn() throws InterruptedException {
        topic.publish(TrailEvents.of(0, 0, 2_000));
        ReadModels node = node(new Trail());
        awaitProjected(node, 0, 1_999);
        Rebuilds rebuilds = rebuilds(node);

        rebuilds.begin("trail", false, "asha");

        Standing after = awaitOver(rebuilds);
        assertThat(after.rebuild()).hasValueSatisfying(rebuild -> {
            assertThat(rebuild.state()).isEqualTo(State.SWITCHED);
            assertThat(rebuild.compared().documents()).isEqualTo(3);
            assertThat(rebuild.compared().differences()).isZero();
            assertThat(rebuild.projected().events())
                    .isEqualTo(rebuild.projected().ofEvents())
                    .isEqualTo(2_000);
        });
        awaitServing(node, 2);
        topic.publish(TrailEvents.of(0, 2_000, 2_010));
        awaitProjected(node, 0, 2_009);
        assertThat(stored(node)).isEqualTo(Trail.of(TrailEvents.of(0, 0, 2_010)));
    }

    @Test
    void whatAPlantedBugMakesDifferentIsNotSwitchedTo() throws InterruptedException {
        topic.publish(TrailEvents.of(0, 0, 30));
        ReadModels right = node(new Trail());
        awaitProjected(right, 0, 29);
        right.stop();
        ReadModels wrong = node(new Trail() {
            @Override
            public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                Steps steps = super.evolve(id, before, event);
                return id.equals("p0.t1") && event.envelope().position().offset() == 4
                        ? new Steps(id, List.of(4L))
                        : steps;
            }

            @Override
            public List<String> documentsOf(PublishedEvent event) {
                return event.envelope().tenant().equals("p0.t2") ? List.of("p0.t9") : super.documentsOf(event);
            }
        });
        Rebuilds rebuilds = rebuilds(wrong);

        rebuilds.begin("trail", false, "asha");

        awaitState(rebuilds, State.DIFFERENT);
        Rebuild rebuild = rebuilds.find("trail").rebuild().orElseThrow();
        assertThat(rebuild.compared().examples())
                .containsExactlyInAnyOrder(
                        new Difference("p0.t1", Difference.Kind.CHANGED, List.of("positions")),
                        new Difference("p0.t2", Difference.Kind.MISSING, List.of()),
                        new Difference("p0.t9", Difference.Kind.ADDED, List.of()));
        assertThat(rebuild.compared().differences()).isEqualTo(3);
        assertThat(rebuilds.find("trail").serving().number()).isEqualTo(1);
        assertThat(stored(wrong)).isEqualTo(Trail.of(TrailEvents.of(0, 0, 30)));
        assertThatThrownBy(() -> rebuilds.begin("trail", false, "asha"))
                .hasMessage("Generation 2 of trail is found to differ, and waits to be switched to or cancelled.");

        rebuilds.cancel("trail");
        await().atMost(PATIENCE).until(() -> !collections().contains("trail.2"));
        assertThat(stored(wrong)).isEqualTo(Trail.of(TrailEvents.of(0, 0, 30)));
    }

    @Test
    void whatDiffersServesIfAnOperatorSaysSoAndThereIsAWayBack() throws InterruptedException {
        topic.publish(TrailEvents.of(0, 0, 30));
        ReadModels old = node(new Trail());
        awaitProjected(old, 0, 29);
        old.stop();
        ReadModels node = node(new Trail() {
            @Override
            public Document write(Steps steps) {
                return super.write(steps).append("number", steps.positions().size());
            }
        });
        Rebuilds rebuilds = rebuilds(node);
        rebuilds.begin("trail", false, "asha");
        awaitState(rebuilds, State.DIFFERENT);

        rebuilds.acceptDifferences("trail");
        awaitServing(node, 2);
        assertThat(node.collection("trail").find(new Document("_id", "p0.t1")).first())
                .containsEntry("number", 10);
        topic.publish(TrailEvents.of(0, 30, 60));
        awaitProjected(node, 0, 59);

        rebuilds.goBack("trail");
        awaitServing(node, 1);
        awaitProjected(node, 0, 59);
        assertThat(stored(node)).isEqualTo(Trail.of(TrailEvents.of(0, 0, 60)));
    }

    @Test
    void aDryRunTellsAndChangesNothing() throws InterruptedException {
        topic.publish(TrailEvents.of(0, 0, 30));
        ReadModels node = node(new Trail());
        awaitProjected(node, 0, 29);
        Rebuilds rebuilds = rebuilds(node);

        rebuilds.begin("trail", true, "asha");

        assertThat(awaitOver(rebuilds).rebuild()).hasValueSatisfying(rebuild -> {
            assertThat(rebuild.state()).isEqualTo(State.COMPARED);
            assertThat(rebuild.compared().documents()).isEqualTo(3);
        });
        assertThat(rebuilds.find("trail").serving().number()).isEqualTo(1);
        rebuilds.begin("trail", false, "asha");
        assertThat(awaitOver(rebuilds).serving().number()).isEqualTo(3);
    }

    @Test
    void aPausedRebuildStandsStillUntilItIsResumed() throws InterruptedException {
        topic.publish(TrailEvents.of(0, 0, 30));
        ReadModels node = node(new Trail());
        awaitProjected(node, 0, 29);
        Rebuilds rebuilds = rebuilds(node);
        rebuilds.begin("trail", false, "asha");
        rebuilds.pause("trail");
        assertThatThrownBy(() -> rebuilds.pause("trail"))
                .hasMessage("Generation 2 of trail is paused, and not being built.");

        rebuilds.resume("trail");

        assertThat(awaitOver(rebuilds).serving().number()).isEqualTo(2);
    }

    @Test
    void underLoadNoReaderSeesLessAndNoDifferenceIsMadeUp() throws Exception {
        topic.publish(TrailEvents.of(0, 0, 3_000));
        ReadModels one = node(new Trail());
        ReadModels other = node(new Trail());
        awaitProjected(one, 0, 2_999);
        Rebuilds rebuilds = rebuilds(one);
        try (ReadersOfTrails readers = new ReadersOfTrails(List.of(one, other));
                Publishing publishing = new Publishing(topic, one, 3_000)) {
            rebuilds.begin("trail", false, "asha");
            assertThat(awaitOver(rebuilds).rebuild()).hasValueSatisfying(rebuild -> {
                assertThat(rebuild.compared().differences()).isZero();
                assertThat(rebuild.state()).isEqualTo(State.SWITCHED);
            });
            awaitServing(one, 2);
            awaitServing(other, 2);
            long end = publishing.stop();
            awaitProjected(one, 0, end - 1);
            awaitProjected(other, 0, end - 1);
            assertThat(readers.stop())
                    .as("what readers saw that was less than before")
                    .isEmpty();
            assertThat(stored(other)).isEqualTo(Trail.of(TrailEvents.of(0, 0, end)));
        }
    }

    @Test
    void whenTheNodeThatLeadsItDiesAnotherEndsIt() throws InterruptedException {
        topic.publish(TrailEvents.of(0, 0, 3_000));
        ReadModels dying = node(new Trail() {
            @Override
            public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                slow();
                return super.evolve(id, before, event);
            }
        });
        awaitProjected(dying, 0, 2_999);
        Rebuilds rebuilds = rebuilds(dying);
        rebuilds.begin("trail", false, "asha");
        await().atMost(PATIENCE)
                .until(() ->
                        rebuilds.find("trail").rebuild().orElseThrow().leader().isPresent());
        dying.stop();

        ReadModels other = node(new Trail());

        Standing after = awaitOver(rebuilds(other));
        assertThat(after.serving().number()).isEqualTo(2);
        awaitServing(other, 2);
        assertThat(stored(other)).isEqualTo(Trail.of(TrailEvents.of(0, 0, 3_000)));
    }

    @Test
    void whatIsParkedWhileItIsBuiltIsNotSwitchedTo() throws InterruptedException {
        topic.publish(TrailEvents.of(0, 0, 30));
        ReadModels right = node(new Trail());
        awaitProjected(right, 0, 29);
        right.stop();
        ReadModels node = node(new Trail() {
            @Override
            public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                if (event.envelope().position().offset() == 29) {
                    throw new IllegalStateException("poison");
                }
                return super.evolve(id, before, event);
            }
        });
        Rebuilds rebuilds = rebuilds(node);

        rebuilds.begin("trail", false, "asha");

        awaitState(rebuilds, State.DIFFERENT);
        assertThat(node.isAnythingParked()).as("what serves is whole").isFalse();
        assertThat(new ParkedDocuments(database).of(List.of("trail.2"), 10))
                .singleElement()
                .satisfies(parked -> assertThat(parked.position()).isEqualTo(new Position(0, 29)));
    }

    private static void slow() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ReadModels node(Trail projection) {
        ReadModels node = topic.readModels(projection);
        nodes.add(node);
        node.start();
        return node;
    }

    private Rebuilds rebuilds(ReadModels node) {
        return new Rebuilds(node, new ParkedDocuments(database));
    }

    private static void awaitProjected(ReadModels node, int partition, long position) throws InterruptedException {
        assertThat(node.positions("trail").await(new Position(partition, position), PATIENCE))
                .isTrue();
    }

    private static Standing awaitOver(Rebuilds rebuilds) {
        await().atMost(PATIENCE)
                .until(() ->
                        rebuilds.find("trail").rebuild().orElseThrow().state().isOver());
        return rebuilds.find("trail");
    }

    private static void awaitState(Rebuilds rebuilds, State state) {
        await().atMost(PATIENCE)
                .until(() -> rebuilds.find("trail").rebuild().orElseThrow().state() == state);
    }

    private static void awaitServing(ReadModels node, int generation) {
        await().atMost(PATIENCE).until(() -> node.get("trail").generation().number() == generation);
    }

    private List<String> collections() {
        return database.listCollectionNames().into(new ArrayList<>());
    }

    private static Map<String, List<Long>> stored(ReadModels node) {
        return Trail.stored(node.collection("trail").find(new Document("_id", new Document("$gt", ""))));
    }
}
