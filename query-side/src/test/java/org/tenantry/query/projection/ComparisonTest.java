package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
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
}
