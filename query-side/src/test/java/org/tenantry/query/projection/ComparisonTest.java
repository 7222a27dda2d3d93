package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.query.projection.Rebuild.Difference;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Two generations that are compared while both are fed. */
@MongoTest
class ComparisonTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase database = mongo.watched(mongo.freshDatabase());
    private final MongoCollection<Document> serving = database.getCollection("trail");
    private final MongoCollection<Document> built = database.getCollection("trail.2");

    @Test
    void whatOnlyTheBuiltOneMakesIsFoundThoughItIsMadeAfterTheComparisonBegan() throws InterruptedException {
        Comparison comparison = new Comparison(serving, built, () -> {
            if (built.find(new Document("_id", "p0.t0")).first() == null) {
                built.insertOne(new Document("_id", "p0.t0").append(Projection.ORDER, 0L));
            }
        });

        comparison.run();

        assertThat(comparison.examples()).containsExactly(new Difference("p0.t0", Difference.Kind.ADDED, List.of()));
    }

    @Test
    void whatIsWrittenAtEveryLookIsTheSameIfItWasOnceSeenAlike() throws InterruptedException {
        write(serving, 3);
        write(built, 0);
        AtomicLong last = new AtomicLong(3);
        Comparison comparison = new Comparison(serving, built, () -> {
            long next = last.incrementAndGet();
            write(serving, next);
            write(built, next - 3); // what is read of the one is read of the other a look later
        });

        comparison.run();

        assertThat(comparison.examples()).isEmpty();
        assertThat(comparison.documents()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenAtEveryLookAndNeverAlikeDiffers() throws InterruptedException {
        AtomicLong last = new AtomicLong();
        Comparison comparison = new Comparison(serving, built, () -> {
            long next = last.incrementAndGet();
            write(serving, next);
            write(built, -next);
        });

        comparison.run();

        assertThat(comparison.examples())
                .containsExactly(new Difference("p0.t0", Difference.Kind.CHANGED, List.of("state")));
    }

    private static void write(MongoCollection<Document> collection, long state) {
        collection.replaceOne(
                new Document("_id", "p0.t0"),
                new Document("_id", "p0.t0").append("state", state).append(Projection.ORDER, Math.abs(state)),
                new ReplaceOptions().upsert(true));
    }
}
