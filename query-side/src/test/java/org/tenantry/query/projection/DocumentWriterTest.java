package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.UnknownEvent;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class DocumentWriterTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase readModels = mongo.freshDatabase();
    private final MongoCollection<Document> watched = mongo.watched(readModels).getCollection("trail");
    private final DocumentWriter<Trail.Steps> writer = new DocumentWriter<>(new Trail(), watched);

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
        DocumentWriter<Trail.Steps> overtaken = overtakenBy(() -> writer.write(TrailEvents.of(1, 0, 12)));

        overtaken.write(TrailEvents.of(1, 0, 6));

        assertThat(stored()).isEqualTo(Trail.of(TrailEvents.of(1, 0, 12)));
    }

    @Test
    void aNodeThatWasOvertakenInPartWritesTheRest() {
        writer.write(TrailEvents.of(1, 0, 3));
        DocumentWriter<Trail.Steps> overtaken = overtakenBy(() -> writer.write(TrailEvents.of(1, 3, 7)));

        overtaken.write(TrailEvents.of(1, 3, 12));

        assertThat(stored()).isEqualTo(Trail.of(TrailEvents.of(1, 0, 12)));
    }

    @Test
    void aNodeThatWasOvertakenByOneThatKnowsLessWritesTheRest() {
        DocumentWriter<Trail.Steps> overtaken = overtakenBy(() -> writer.write(TrailEvents.of(1, 0, 3)));

        overtaken.write(TrailEvents.of(1, 0, 12));

        assertThat(stored()).isEqualTo(Trail.of(TrailEvents.of(1, 0, 12)));
    }

    @Test
    void eventsThatChangeNoDocumentArePassedOver() {
        EventEnvelope envelope = TrailEvents.of(1, 0, 1).get(0).envelope();

        writer.write(List.of(new PublishedEvent(envelope, new UnknownEvent("TenantPainted", "{}"))));

        assertThat(stored()).isEmpty();
    }

    @Test
    void whenOneEventFailsNothingOfItsBatchIsWritten() {
        DocumentWriter<Trail.Steps> failing = new DocumentWriter<>(
                new Trail() {
                    @Override
                    public Steps evolve(@Nullable Steps before, PublishedEvent event) {
                        if (event.envelope().position().offset() == 4) {
                            throw new IllegalStateException("poison");
                        }
                        return super.evolve(before, event);
                    }
                },
                watched);

        assertThatThrownBy(() -> failing.write(TrailEvents.of(1, 0, 6))).hasMessage("poison");
        assertThat(stored()).isEmpty();
    }

    /** A writer whose node stands still once, after it has read and before it writes. */
    private DocumentWriter<Trail.Steps> overtakenBy(Runnable meanwhile) {
        AtomicBoolean overtaken = new AtomicBoolean();
        return new DocumentWriter<>(
                new Trail() {
                    @Override
                    public Steps evolve(@Nullable Steps before, PublishedEvent event) {
                        if (!overtaken.getAndSet(true)) {
                            meanwhile.run();
                        }
                        return super.evolve(before, event);
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
