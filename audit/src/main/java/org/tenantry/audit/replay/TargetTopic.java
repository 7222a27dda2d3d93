package org.tenantry.audit.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.tenantry.connections.KafkaConnection;

/** The topic as a whole: made as the log's own is, kept for ever and never compacted. */
final class TargetTopic implements AutoCloseable {
    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final int TIMEOUT_MS = 15_000;

    private static final Map<String, String> KEPT_FOR_EVER = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);

    private final Admin admin;
    private final KafkaConnection kafka;
    private final String name;
    private final int partitions;

    TargetTopic(KafkaConnection kafka, String name, int partitions) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "tenantry-audit");
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try {
            this.admin = Admin.create(settings);
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.bootstrapServers() + " cannot be reached: "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        }
        this.kafka = kafka;
        this.name = name;
        this.partitions = partitions;
    }

    /**
     * Makes it, or sees that it fits.
     *
     * @return what Kafka knows it by: a topic that is made anew under the same name has another
     * @throws IllegalStateException if it has another number of partitions, or does not keep every record
     */
    String ensure() {
        Optional<TopicDescription> existing = find();
        if (existing.isEmpty()) {
            create();
            existing = find();
        }
        TopicDescription topic = existing.orElseThrow(
                () -> new IllegalStateException("the topic " + name + " was made and is not there"));
        if (topic.partitions().size() != partitions) {
            throw new IllegalStateException("the topic " + name + " has "
                    + topic.partitions().size() + " partitions, and the log " + partitions
                    + ": name one that is not there,"
                    + " and it is made");
        }
        requireKept();
        return topic.topicId().toString();
    }

    private Optional<TopicDescription> find() {
        return asking(() -> {
            try {
                return Optional.ofNullable(admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private void create() {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(KEPT_FOR_EVER);
        asking(() -> admin.createTopics(List.of(topic)).topicId(name).get());
    }

    private void requireKept() {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        @Nullable Config config =
                asking(() -> admin.describeConfigs(List.of(topic)).all().get()).get(topic);
        KEPT_FOR_EVER.forEach((setting, expected) -> {
            @Nullable String actual = config == null ? null : config.get(setting).value();
            if (!expected.equals(actual)) {
                throw new IllegalStateException("the topic " + name + " has " + setting + "=" + actual
                        + " and would lose events: set it to " + expected);
            }
        });
    }

    /** Whether nothing was ever written to it, or nothing is left. */
    boolean isEmpty() {
        for (int partition = 0; partition < partitions; partition++) {
            if (offset(partition, OffsetSpec.earliest()) != offset(partition, OffsetSpec.latest())) {
                return false;
            }
        }
        return true;
    }

    /** The end of what is stored in a partition, whether committed or not. */
    long highWatermark(int partition) {
        return offset(partition, OffsetSpec.latest());
    }

    private long offset(int partition, OffsetSpec which) {
        TopicPartition asked = new TopicPartition(name, partition);
        return asking(() -> admin.listOffsets(Map.of(asked, which))
                .partitionResult(asked)
                .get()
                .offset());
    }

    /** What the cluster is known by, by whichever address it is reached. */
    String cluster() {
        return asking(() -> admin.describeCluster().clusterId().get());
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException;
    }

    private <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.bootstrapServers() + ", topic " + name + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
