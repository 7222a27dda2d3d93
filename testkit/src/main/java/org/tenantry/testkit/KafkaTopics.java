package org.tenantry.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of one test class, deleted together. */
final class KafkaTopics implements AutoCloseable {
    /** As the publisher makes its topic. By default what is dated a week ago goes, whenever the broker looks. */
    private static final Map<String, String> KEPT_FOR_EVER = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");

    private final Class<?> test;
    private final String bootstrapServers;
    private final Admin admin;
    private final List<String> names = new ArrayList<>();

    KafkaTopics(Class<?> test, String bootstrapServers) {
        this.test = test;
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "request.timeout.ms", 10_000, "default.api.timeout.ms", 20_000));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String uniqueName() {
        String name = UniqueNames.startingWith(test);
        names.add(name);
        return name;
    }

    String create(int partitions) {
        String name = uniqueName();
        create(name, partitions);
        return name;
    }

    void makeAnew(String name, int partitions) {
        var _ = get(admin.deleteTopics(List.of(name)).all());
        awaitListed(name, false); // else the old topic might answer for the new one
        create(name, partitions);
    }

    private void create(String name, int partitions) {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(KEPT_FOR_EVER);
        var _ = get(admin.createTopics(List.of(topic)).all());
        awaitListed(name, true);
        awaitLeaders(name, partitions);
    }

    /** The controller answers; brokers, which clients ask, hear of it a moment later. */
    private void awaitListed(String name, boolean expected) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (get(admin.listTopics().names()).contains(name) != expected) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Kafka " + (expected ? "created " + name + " but does not list it" : "still lists " + name));
            }
        }
    }

    /**
     * A broker lists a topic before it has made the partitions, one after another. Of two batches that
     * an idempotent producer sends meanwhile, the first may be refused and the second taken; then the
     * first never is, and the producer tries until its delivery times out: KAFKA-15591.
     */
    private void awaitLeaders(String name, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        var _ = get(admin.listOffsets(ends).all()); // tries again until each leader answers
    }

    @Override
    public void close() {
        try (admin) {
            admin.deleteTopics(names).topicNameValues().values().forEach(KafkaTopics::getIfThere);
        }
    }

    private static void getIfThere(KafkaFuture<?> deletion) {
        try {
            var _ = get(deletion);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
