package org.tenantry.command.publishing;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.context.SmartLifecycle;
import org.tenantry.log.EventLog;

/** Publishes every partition that this node holds the lease of. */
public final class Publishing implements SmartLifecycle {
    private final List<PartitionPublisher> publishers;
    private volatile boolean running;

    /** Publishes a log; the leases are kept beside it. */
    public Publishing(EventLog log, PublishingSettings settings, MeterRegistry meters) {
        MongoCollection<Document> leases = log.database().getCollection("publisher_leases");
        InstantSource clock = InstantSource.system();
        String node = UUID.randomUUID().toString();
        KafkaClients clients = new KafkaClients(settings.bootstrapServers());
        EventTopic topic = new EventTopic(settings.topic(), log.partitions());
        TopicEnd topicEnd = new TopicEnd(clients, topic, clock);
        this.publishers = IntStream.range(0, log.partitions())
                .mapToObj(partition -> new PartitionPublisher(
                        log,
                        clients,
                        topic,
                        topicEnd,
                        new TopicPartition(settings.topic(), partition),
                        new PublisherLease(leases, partition, node, settings.lease(), clock),
                        new PublishingMetrics(meters, log, partition)))
                .toList();
    }

    @Override
    public void start() {
        publishers.forEach(PartitionPublisher::start);
        running = true;
    }

    @Override
    public void stop() {
        publishers.forEach(PartitionPublisher::stop);
        try {
            for (PartitionPublisher publisher : publishers) {
                publisher.awaitStopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    /** Why this node does not publish what it should, by partition; empty while all is well. */
    public Map<Integer, Trouble> troubles() {
        Map<Integer, Trouble> troubles = new TreeMap<>();
        for (int partition = 0; partition < publishers.size(); partition++) {
            int troubled = partition;
            publishers.get(partition).trouble().ifPresent(trouble -> troubles.put(troubled, trouble));
        }
        return troubles;
    }

    /** Starts before requests are taken, and goes on until the last is answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
