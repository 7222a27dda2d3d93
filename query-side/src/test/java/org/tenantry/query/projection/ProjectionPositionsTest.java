package org.tenantry.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.Position;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.ProgressStore;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
@Timeout(30)
class ProjectionPositionsTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final ProjectionPositions positions =
            new ProjectionPositions(new Generation("trail", 1), mongo.watched(mongo.freshDatabase()));
    private final ProgressStore progress = positions.progress();

    @Test
    void beforeAnythingIsProjectedTheFirstIsNext() {
        assertThat(positions.next(3)).isZero();
    }

    @Test
    void whatIsProjectedIsNotWaitedFor() throws InterruptedException {
        progress.save(1, new Place("log", 7, 9));

        assertThat(positions.await(new Position(1, 6), Duration.ZERO)).isTrue();
        assertThat(positions.await(new Position(1, 7), Duration.ZERO)).isFalse();
    }

    @Test
    void whatIsProjectedMeanwhileEndsTheWaiting() {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return positions.await(new Position(1, 7), Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        progress.save(1, new Place("log", 8, 9));

        assertThat(waiting.join()).isTrue();
    }
}
