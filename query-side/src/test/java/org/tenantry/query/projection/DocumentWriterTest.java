package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.Position;
import org.tenantry.events.UnknownEvent;
import org.tenantry.query.Published;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class DocumentWriterTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase readModels = mongo.freshDatabase();
    private final MongoCollection<Document> watched = mongo.watched(readModels).getCollection("trail");
    private final Set<String> skipped = new HashSet<>();
    private final BatchWriter<Trail.Steps> writer = new BatchWriter<>(new Trail(), watched);

    @Test
    void eachDocumentIsGivenItsOwnEventsInOrder() {
        writer.write(TrailEvents.of(1, 0, 7));

        assertThat(stored())
                .isEqualTo(Map.of("p1.t0", List.of(0L, 3L, 6L), "p1.t1", List.of(1L, 4L), "p1.t2", List.of(2L, 5L)));
    }

    @Test
    void aLaterBatchGoesOnWhereTheEarlierEnded() {
        writer.write(TrailEvents.of(1, 0, 5));
        writer.write(TrailEvents.of(1, 5, 11));

        assertThat(stored()).isEqualTo(Trail.of(TrailEvents.of(1, 0, 11)));
    }

    @Test
    void aRepeatedBatchChangesNothing() {
        writer.write(TrailEvents.of(1, 0, 10));
        List<Document> before = documents();

        writer.write(TrailEvents.of(1, 0, 10));

        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void anOlderBatchAfterANewerChangesNothing() {
        writer.write(TrailEvents.of(1, 0, 5));
        writer.write(TrailEvents.of(1, 5, 10));
        List<Document> before = documents();

        writer.write(TrailEvents.of(1, 0, 5));
        writer.write(TrailEvents.of(1, 3, 8));

        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void ofABatchThatOverlapsOnlyTheNewIsTaken() {
        writer.write(TrailEvents.of(1, 0, 6));
        writer.write(TrailEvents.of(1, 2, 12));

        assertThat(stored()).isEqualTo(Trail.of(TrailEvents.of(1, 0, 12)));
    }

    @Test
    void aNodeThatWasOvertakenBetweenReadingAndWritingChangesNothing() {
        BatchWriter<Trail.Steps> overtaken = overtakenBy(() -> writer.write(TrailEvents.of(1, 0, 12)));

        overtaken.write(TrailEvents.of(1, 0, 6));

        assertThat(stored()).isEqualTo(Trail.of(TrailEvents.of(1, 0, 12)));
    }

    @Test
    void aNodeThatWasOvertakenInPartWritesTheRest() {
        writer.write(TrailEvents.of(1, 0, 3));
        BatchWriter<Trail.Steps> overtaken = overtakenBy(() -> writer.write(TrailEvents.of(1, 3, 7)));

        overtaken.write(TrailEvents.of(1, 3, 12));

        assertThat(stored()).isEqualTo(Trail.of(TrailEvents.of(1, 0, 12)));
    }

    @Test
    void aNodeThatWasOvertakenByOneThatKnowsLessWritesTheRest() {
        BatchWriter<Trail.Steps> overtaken = overtakenBy(() -> writer.write(TrailEvents.of(1, 0, 3)));

        overtaken.write(TrailEvents.of(1, 0, 12));

        assertThat(stored()).isEqualTo(Trail.of(TrailEvents.of(1, 0, 12)));
    }

    @Test
    void eventsThatChangeNoDocumentArePassedOver() {
        writer.write(List.of(Published.of(new Position(1, 0), "p1.t0", 0, new UnknownEvent("TenantPainted", "{}"))));

        assertThat(stored()).isEmpty();
    }

    @Test
    void aDocumentStaysWhereItsEventFailedAndTheOthersGoOn() {
        BatchWriter<Trail.Steps> failing = failingAt(4);

        assertThat(failing.write(TrailEvents.of(1, 0, 9))).containsExactly("p1.t1 at 4: poison");

        assertThat(stored())
                .isEqualTo(Map.of("p1.t0", List.of(0L, 3L, 6L), "p1.t1", List.of(1L), "p1.t2", List.of(2L, 5L, 8L)));
    }

    @Test
    void whatCannotBeWrittenFailsAtItsEventAndTheOthersGoOn() {
        BatchWriter<Trail.Steps> failing = new BatchWriter<>(
                new Trail() {
                    @Override
                    public Document write(Steps steps) {
                        if (steps.positions().contains(4L)) {
                            throw new IllegalStateException("poison");
                        }
                        return super.write(steps);
                    }
                },
                watched);

        assertThat(failing.write(TrailEvents.of(1, 0, 9))).containsExactly("p1.t1 at 4: poison");

        assertThat(stored())
                .isEqualTo(Map.of("p1.t0", List.of(0L, 3L, 6L), "p1.t1", List.of(1L), "p1.t2", List.of(2L, 5L, 8L)));
    }

    @Test
    void anEventThatIsSkippedIsLeftOutWhereItFailsAndNowhereElse() {
        skipped.add("p1.t1@4");
        skipped.add("p1.t0@3");

        assertThat(failingAt(4).write(TrailEvents.of(1, 0, 9))).isEmpty();

        assertThat(stored())
                .isEqualTo(
                        Map.of("p1.t0", List.of(0L, 3L, 6L), "p1.t1", List.of(1L, 7L), "p1.t2", List.of(2L, 5L, 8L)));
    }

    @Test
    void whileMongoDbIsAwayNothingIsTakenForAFailureOfAnEvent() {
        BatchWriter<Trail.Steps> away = new BatchWriter<>(
                new Trail() {
                    @Override
                    public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                        throw new MongoTimeoutException("away");
                    }
                },
                watched);

        assertThatThrownBy(() -> away.write(TrailEvents.of(1, 0, 6))).hasMessage("away");
        assertThat(stored()).isEmpty();
    }

    private BatchWriter<Trail.Steps> failingAt(long position) {
        return new BatchWriter<>(
                new Trail() {
                    @Override
                    public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                        if (event.envelope().position().offset() == position) {
                            throw new IllegalStateException("poison");
                        }
                        return super.evolve(id, before, event);
                    }
                },
                watched,
                (document, event) -> skipped.contains(
                        document + "@" + event.envelope().position().offset()));
    }

    @Test
    void anEventMayChangeSeveralDocuments() {
        BatchWriter<Trail.Steps> both = new BatchWriter<>(new WithTotal(), watched);

        both.write(TrailEvents.of(1, 0, 4));
        both.write(TrailEvents.of(1, 2, 6));

        assertThat(stored())
                .containsEntry("p1.t0", List.of(0L, 3L))
                .containsEntry("total", List.of(0L, 1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void whatAnEventDoesNotChangeStaysAsItIsWhetherAloneInABatchOrBehindOneThatDoes() {
        BatchWriter<Trail.Steps> unchanging = new BatchWriter<>(
                new WithTotal() {
                    @Override
                    public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                        return before != null && id.equals("total") ? before : super.evolve(id, before, event);
                    }
                },
                watched);
        unchanging.write(TrailEvents.of(1, 0, 2));
        unchanging.write(TrailEvents.of(1, 2, 4));

        assertThat(stored()).containsEntry("p1.t0", List.of(0L, 3L));
        assertThat(documents())
                .filteredOn(document -> "total".equals(document.getString("_id")))
                .containsExactly(new Document("_id", "total")
                        .append("positions", List.of(0L))
                        .append(Projection.ORDER, 0L));
    }

    /** Each event is in its tenant's trail and in one of all. */
    private static class WithTotal extends Trail {
        @Override
        public List<String> documentsOf(PublishedEvent event) {
            return List.of(event.envelope().tenant(), "total");
        }
    }

    /** A writer whose node stands still once, after it has read and before it writes. */
    private BatchWriter<Trail.Steps> overtakenBy(Runnable meanwhile) {
        AtomicBoolean overtaken = new AtomicBoolean();
        return new BatchWriter<>(
                new Trail() {
                    @Override
                    public Steps evolve(String id, @Nullable Steps before, PublishedEvent event) {
                        if (!overtaken.getAndSet(true)) {
                            meanwhile.run();
                        }
                        return super.evolve(id, before, event);
                    }
                },
                watched);
    }

    private List<Document> documents() {
        return readModels
                .getCollection("trail")
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    private Map<String, List<Long>> stored() {
        return Trail.stored(readModels.getCollection("trail").find());
    }
}
