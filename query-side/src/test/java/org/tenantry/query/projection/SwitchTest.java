package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.Position;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** From when on a node reads another generation: never before that has all that a reader may rely upon. */
@MongoTest
class SwitchTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase database = mongo.watched(mongo.freshDatabase());
    private final ReadModel<Trail.Steps> model =
            new ReadModel<>(new Trail(), 1, database, KafkaConnection.to("none"), "none");

    @BeforeEach
    void whatServesIsAhead() {
        new ParkedDocuments(database).createIndexes();
        projectedTo(1, 100);
        projectedTo(2, 90);
    }

    @Test
    void whatIsBehindIsNotReadAndEverythingIsAwaitedInBoth() throws InterruptedException {
        model.serve(2);

        assertThat(model.generation().number()).isEqualTo(1);
        assertThat(model.next(0)).isEqualTo(90);
        assertThat(model.await(new Position(0, 89), Duration.ZERO)).isTrue();
        assertThat(model.await(new Position(0, 90), Duration.ZERO)).isFalse();
        assertThat(model.place(0))
                .hasValueSatisfying(place -> assertThat(place.position()).isEqualTo(90));
    }

    @Test
    void whatServedMayGetFurtherMeanwhile() {
        model.serve(2);
        projectedTo(1, 120);
        projectedTo(2, 99);
        model.serve(2);
        assertThat(model.generation().number()).isEqualTo(1);

        projectedTo(2, 100);
        model.serve(2);

        assertThat(model.generation().number()).isEqualTo(2);
        assertThat(model.next(0)).isEqualTo(100);
    }

    @Test
    void whoGoesBackBeforeItIsReadGoesOnWithWhatServes() {
        model.serve(2);

        model.serve(1);

        assertThat(model.generation().number()).isEqualTo(1);
        assertThat(model.next(0)).isEqualTo(100);
    }

    @Test
    void whoWaitsWhileAnotherComesToServeWaitsForThatToo() throws Exception {
        projectedTo(2, 100);
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        Thread reader = new Thread(() -> waiting.completeAsync(this::isSeen, Runnable::run));
        reader.start();
        await().until(() -> reader.getState() == Thread.State.TIMED_WAITING);

        model.serve(2);
        projectedTo(1, 101);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(false);
    }

    @Test
    void onlyGenerationsThatAreFedAreMeasured() {
        MeterRegistry registry = new SimpleMeterRegistry();
        model.bindTo(registry);
        Generations first = Generations.first("trail");
        Generations building = first.begin(false, "asha", Instant.now());

        model.follow(building);
        assertThat(measured(registry)).containsExactlyInAnyOrder("1", "2");
        model.follow(first);
        assertThat(measured(registry)).containsExactly("1");

        model.stop();
        assertThat(measured(registry)).isEmpty();
    }

    @Test
    void whatIsParkedIsNotReachedAndIfNobodyKnowsWhatThatIsNothingBehindItIs() {
        ParkedDocuments parked = new ParkedDocuments(database);
        park(parked, "p0.t1", 40);
        assertThat(model.reached(0)).isEqualTo(new Reached(100, Set.of("p0.t1")));

        park(parked, Parked.alone(new Position(0, 50)), 50);
        assertThat(model.reached(0).next()).isEqualTo(40);
    }

    private static void park(ParkedDocuments parked, String document, long position) {
        PublishedEvent event = TrailEvents.of(0, position, position + 1).getFirst();
        assertThat(parked.park(Parked.at("trail", document, event, "poison"), "node"))
                .isTrue();
    }

    private static List<String> measured(MeterRegistry registry) {
        return registry.find("tenantry.projection.failing").meters().stream()
                .map(meter -> Objects.requireNonNull(meter.getId().getTag("generation")))
                .toList();
    }

    private boolean isSeen() {
        try {
            return model.await(new Position(0, 100), Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void projectedTo(int generation, long position) {
        model.positions(generation).progress().save(0, new Place("log", position, position));
    }
}
