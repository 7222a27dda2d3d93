package org.tenantry.testkit;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Kafka for a test class: the broker that {@code KAFKA_BOOTSTRAP_SERVERS} names, else an embedded
 * one that all classes of the run share. For use as a static field with {@code @RegisterExtension}.
 *
 * <p>Topics are a class's own, and are deleted after it.
 */
public final class KafkaExtension implements BeforeAllCallback, AfterAllCallback {
    private @Nullable KafkaTopics topics;
    private int depth;

    /** Where clients connect. */
    public String bootstrapServers() {
        return topics().bootstrapServers();
    }

    /** A topic with so many partitions, which keeps all and takes records from now on; its name. */
    public String freshTopic(int partitions) {
        return topics().create(partitions);
    }

    /** Deletes the topic and creates it again under the same name, as {@link #freshTopic} does. */
    public void makeAnew(String topic, int partitions) {
        topics().makeAnew(topic, partitions);
    }

    /** A name for a topic that the code under test creates. */
    public String uniqueTopicName() {
        return topics().uniqueName();
    }

    /**
     * All that is committed in the topic now, by partition and then by offset, read by a consumer
     * that has nothing in common with the code under test. Aborted records are left out, and
     * whatever lies behind a transaction that is still open.
     */
    public List<ConsumerRecord<String, byte[]>> readCommitted(String topic) {
        return CommittedRecords.read(bootstrapServers(), topic);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (depth++ == 0) {
            topics = new KafkaTopics(context.getRequiredTestClass(), SharedServers.kafkaBootstrapServers(context));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--depth == 0 && topics != null) {
            topics.close();
            topics = null;
        }
    }

    private KafkaTopics topics() {
        if (topics == null) {
            throw new IllegalStateException("KafkaExtension is for use between @BeforeAll and @AfterAll, as a static"
                    + " field with @RegisterExtension");
        }
        return topics;
    }
}
