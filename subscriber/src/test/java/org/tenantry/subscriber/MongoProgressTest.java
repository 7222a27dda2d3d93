package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.subscriber.mongodb.MongoProgress;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
@Timeout(30)
class MongoProgressTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoCollection<Document> collection =
            mongo.watched(mongo.freshDatabase()).getCollection("progress");
    private final MongoProgress progress = new MongoProgress(collection, "billing");

    @Test
    void eachPartitionOfEachSubscriptionHasItsPlace() {
        progress.save(1, new Place("log", 3, 3));
        progress.save(1, new Place("log", 7, 9));

        assertThat(progress.load(1)).hasValue(new Place("log", 7, 9));
        assertThat(progress.load(2)).isEmpty();
        assertThat(new MongoProgress(collection, "another").load(1)).isEmpty();
    }

    @Test
    void whoIsParkedStaysParkedUntilItIsNot() {
        ParkedTenant parked = new ParkedTenant("pb", 1, 4, 8, "no account", Instant.parse("2026-01-01T00:00:00Z"));
        progress.save(1, new Place("log", 7, 9, List.of(parked)));
        assertThat(progress.load(1)).hasValue(new Place("log", 7, 9, List.of(parked)));

        progress.save(1, new Place("log", 7, 9));

        assertThat(progress.load(1)).hasValue(new Place("log", 7, 9));
    }

    @Test
    void aMemberThatWasThoughtDeadTakesNothingBack() {
        progress.save(1, new Place("log", 7, 9));

        progress.save(1, new Place("log", 5, 6));

        assertThat(progress.load(1)).hasValue(new Place("log", 7, 9));
    }

    @Test
    void whereSomebodyBeganIsKeptBeforeThereIsAnEvent() {
        progress.save(1, Place.beginningAt(40));
        assertThat(progress.load(1)).hasValue(Place.beginningAt(40));

        progress.save(1, new Place("log", 21, 41));

        assertThat(progress.load(1)).hasValue(new Place("log", 21, 41));
    }
}
