package org.tenantry.command.publishing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The topic as a whole: made if it is not there, unlimited in time and size, never compacted. */
final class EventTopic {
    private static final Map<String, String> KEPT_FOR_EVER = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);

    private final String name;
    private final int partitions;

    EventTopic(String name, int partitions) {
        this.name = name;
        this.partitions = partitions;
    }

    /**
     * @throws PublicationRefusedException if it has another number of partitions than the log, or does
     *     not keep every record for ever
     */
    void ensure(Admin admin) throws InterruptedException {
        Optional<Integer> existing = partitionsOf(admin);
        if (existing.isEmpty()) {
            create(admin);
        } else if (existing.get() != partitions) {
            throw new PublicationRefusedException("the topic " + name + " has " + existing.get()
                    + " partitions and the log has " + partitions + ": make the topic anew with as many as the log");
        } else {
            requireKept(admin);
        }
    }

    /** The end of what is stored in a partition, whether committed or not. */
    long highWatermark(Admin admin, TopicPartition partition) throws InterruptedException {
        return get(() -> admin.listOffsets(
                        Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .partitionResult(partition)
                .get()
                .offset());
    }

    private Optional<Integer> partitionsOf(Admin admin) throws InterruptedException {
        return get(() -> {
            try {
                return admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
                        .findFirst()
                        .map(topic -> topic.partitions().size());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private void requireKept(Admin admin) throws InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Collection<Config> configs =
                get(() -> admin.describeConfigs(List.of(topic)).all().get().values());
        configs.forEach(this::requireKept);
    }

    private void requireKept(Config config) {
        KEPT_FOR_EVER.forEach((setting, expected) -> {
            String actual = config.get(setting).value();
            if (!actual.equals(expected)) {
                throw new PublicationRefusedException("the topic " + name + " has " + setting + "=" + actual
                        + " and would lose events: set it to " + expected);
            }
        });
    }

    private void create(Admin admin) throws InterruptedException {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(KEPT_FOR_EVER);
        get(() -> {
            try {
                return admin.createTopics(List.of(topic)).all().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicExistsException) {
                    return null; // another node, or another partition's publisher, was faster
                }
                throw e;
            }
        });
    }

    private interface Question<T extends @Nullable Object> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private static <T extends @Nullable Object> T get(Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new KafkaException(String.valueOf(e.getCause()), e.getCause());
        }
    }
}
