package org.tenantry.command.publishing;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.context.SmartLifecycle;
import org.tenantry.log.EventLog;

/** Publishes every partition that this node holds the lease of. */
public final class Publishing implements SmartLifecycle {
    private final String topic;
    private final List<PartitionPublisher> publishers;
    private final List<PartitionOverview> overviews;
    private volatile boolean running;

    /** Publishes a log; the leases, and what is known to be published, are kept beside it. */
    public Publishing(EventLog log, PublishingSettings settings, MeterRegistry meters) {
        MongoCollection<Document> leases = log.database().getCollection("publisher_leases");
        MongoCollection<Document> marks = log.database().getCollection("publisher_marks");
        InstantSource clock = InstantSource.system();
        String node = UUID.randomUUID().toString();
        KafkaClients clients = new KafkaClients(settings.kafka());
        EventTopic eventTopic = new EventTopic(settings.topic(), log.partitions());
        TopicEnd topicEnd = new TopicEnd(clients, eventTopic, clock);
        this.topic = settings.topic();
        this.publishers = new ArrayList<>();
        this.overviews = new ArrayList<>();
        for (int number = 0; number < log.partitions(); number++) {
            TopicPartition partition = new TopicPartition(topic, number);
            PublisherLease lease = new PublisherLease(leases, number, node, settings.lease(), clock);
            PublishedMark mark = new PublishedMark(marks, log.id(), topic, number, clock);
            PartitionPublisher publisher = new PartitionPublisher(
                    () -> PublishingSession.open(log, clients, eventTopic, topicEnd, partition, mark),
                    partition,
                    lease,
                    mark,
                    new PublishingMetrics(meters, log, number, clock),
                    clock);
            publishers.add(publisher);
            overviews.add(new PartitionOverview(log, number, lease, mark, publisher, clock));
        }
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

    PublishingView view() {
        return new PublishingView(
                topic, overviews.stream().map(PartitionOverview::view).toList());
    }

    /** Orders that what the topic has lost is published again, or tells what would be. */
    RefillView refill(String by, boolean dryRun) {
        return new RefillView(
                dryRun,
                overviews.stream()
                        .flatMap(partition -> partition.refill(by, dryRun).stream())
                        .toList());
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
