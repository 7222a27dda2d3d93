package org.tenantry.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tenantry.command.publishing.PublishedLog.PATIENCE;
import static org.tenantry.command.publishing.PublishedLog.awaitRefusal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;

/** What is done to the topic while there is nothing to publish is noticed all the same. */
@Timeout(180)
class WatchedTopicTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final PublishedLog own = new PublishedLog(mongo, kafka);
    private final Publishing idle = own.start();

    @BeforeEach
    void publishAndRest() {
        own.append(10);
        own.awaitPublished();
    }

    @AfterEach
    void stop() {
        own.close();
    }

    @Test
    void aForeignRecord() {
        own.slipIn();

        awaitRefusal(idle, "ends with a record that is not Tenantry's");
    }

    @Test
    void aDeletion() throws Exception {
        own.deleteTopic();

        awaitRefusal(idle, "the topic has the events before position 0, and those before 10 were published");
        assertThat(own.published()).isEmpty();
    }

    @Test
    void aRetention() throws Exception {
        configure("retention.ms", "1000000");

        awaitRefusal(idle, "retention.ms=1000000");

        configure("retention.ms", "-1");
        await().atMost(PATIENCE).until(() -> idle.troubles().isEmpty());
        own.append(1);
        own.awaitPublished();
    }

    @Test
    void aCleanupPolicy() throws Exception {
        configure("cleanup.policy", "compact,delete");

        awaitRefusal(idle, "cleanup.policy=");
    }

    @Test
    void aPartitionMore() throws Exception {
        try (Admin admin = own.admin()) {
            admin.createPartitions(Map.of(own.topic, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
        }

        awaitRefusal(idle, "has 3 partitions and the log has 2");
    }

    private void configure(String setting, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, own.topic);
        Collection<AlterConfigOp> change =
                List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET));
        try (Admin admin = own.admin()) {
            admin.incrementalAlterConfigs(Map.of(resource, change)).all().get();
        }
    }
}
