package org.tenantry.command.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.testkit.KafkaExtension;

class EventTopicTest {
    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final Admin admin = new KafkaClients(KafkaConnection.to(kafka.bootstrapServers())).admin();
    private final String name = kafka.uniqueTopicName();
    private final EventTopic topic = new EventTopic(name, 3);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void isMadeAsItMustBe() throws Exception {
        topic.ensure(admin);

        await().ignoreExceptions() // brokers hear of it a moment later
                .untilAsserted(() -> assertThat(admin.describeTopics(List.of(name))
                                .allTopicNames()
                                .get()
                                .values())
                        .singleElement()
                        .satisfies(made -> assertThat(made.partitions()).hasSize(3)));
        assertThatCode(() -> topic.ensure(admin)).doesNotThrowAnyException();
    }

    @Test
    void withAnotherNumberOfPartitionsItIsRefused() throws Exception {
        create(2, Map.of("retention.ms", "-1"));

        assertThatThrownBy(() -> topic.ensure(admin))
                .isInstanceOf(PublicationRefusedException.class)
                .hasMessageContaining("has 2 partitions and the log has 3");
    }

    @Test
    void whatForgetsIsRefused() throws Exception {
        create(3, Map.of());

        assertThatThrownBy(() -> topic.ensure(admin))
                .isInstanceOf(PublicationRefusedException.class)
                .hasMessageContaining("retention.ms=604800000")
                .hasMessageContaining("set it to -1");
    }

    @Test
    void whatIsCompactedIsRefused() throws Exception {
        create(3, Map.of("retention.ms", "-1", "cleanup.policy", "compact"));

        assertThatThrownBy(() -> topic.ensure(admin))
                .isInstanceOf(PublicationRefusedException.class)
                .hasMessageContaining("cleanup.policy=compact");
    }

    private void create(int partitions, Map<String, String> settings) throws Exception {
        NewTopic made = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
        admin.createTopics(List.of(made)).all().get();
        await().until(() -> admin.listTopics().names().get().contains(name));
    }
}
