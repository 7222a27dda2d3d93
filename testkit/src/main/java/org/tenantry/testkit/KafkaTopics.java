package org.tenantry.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of one test class, deleted together. */
final class KafkaTopics implements AutoCloseable {
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
        var _ = get(admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                .all());
        awaitKnown(name);
        return name;
    }

    /** The controller answers a creation; brokers, which clients ask, hear of it a moment later. */
    private void awaitKnown(String name) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!get(admin.listTopics().names()).contains(name)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka created " + name + " but does not list it");
            }
        }
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
