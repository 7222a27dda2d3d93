package org.tenantry.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tenantry.command.publishing.PublishedLog.PATIENCE;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tenantry.testkit.EmbeddedProcess;
import org.tenantry.testkit.MongoExtension;

/** While Kafka is away, the log is written, what waits is measured, and nobody has to do anything. */
@Timeout(300)
class KafkaAwayTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @TempDir
    static Path data;

    @Test
    void whatWasAppendedMeanwhileIsPublishedWhenItReturns() {
        try (EmbeddedProcess kafka = EmbeddedProcess.kafka(data);
                PublishedLog own = new PublishedLog(mongo, kafka)) {
            Publishing publishing = own.start();
            own.append(10);
            own.awaitPublished();

            kafka.process().kill();
            own.append(50);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(publishing.troubles()).containsKey(PublishedLog.PARTITION));
            assertThat(publishing.troubles().values()).noneMatch(Trouble::refused);
            assertThat(own.metric("tenantry.publishing.lag")).isEqualTo(50);
            double age = own.metric("tenantry.publishing.lag.age");
            assertThat(age).isPositive();
            await().until(() -> own.metric("tenantry.publishing.lag.age") > age + 0.5);

            kafka.restart();

            own.awaitPublished();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(own.metric("tenantry.publishing.lag")).isZero();
                assertThat(own.metric("tenantry.publishing.lag.age")).isZero();
                assertThat(publishing.troubles()).isEmpty();
            });
        }
    }

    @Test
    void aNodeThatStartsMeanwhileKnowsWhatWaits() {
        try (EmbeddedProcess kafka = EmbeddedProcess.kafka(null);
                PublishedLog own = new PublishedLog(mongo, kafka)) {
            own.append(10);
            kafka.process().kill();

            own.start();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(own.metric("tenantry.publishing.lag.age"))
                            .isPositive());
            assertThat(own.metric("tenantry.publishing.lag")).isEqualTo(10);
            kafka.restart();
            own.awaitPublished();
        }
    }
}
