package org.tenantry.query.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.subscriber.PositionCheck;
import org.tenantry.subscriber.PublishedEvent;

/**
 * One go at projecting, from joining the group to the first failure. Where to begin is told by what
 * is stored, never by Kafka's offsets for the group.
 */
final class ProjectionSession {
    private static final Logger log = LoggerFactory.getLogger(ProjectionSession.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final DocumentWriter<?> writer;
    private final Progress progress;
    private final Runnable advanced;
    private final Map<TopicPartition, PositionCheck> checks = new HashMap<>();
    private final Set<TopicPartition> rewound = new HashSet<>();

    ProjectionSession(
            Consumer<String, byte[]> consumer, DocumentWriter<?> writer, Progress progress, Runnable advanced) {
        this.consumer = consumer;
        this.writer = writer;
        this.progress = progress;
        this.advanced = advanced;
    }

    void projectWhile(String topic, BooleanSupplier running) {
        consumer.subscribe(List.of(topic), new FromStoredProgress());
        while (running.getAsBoolean()) {
            try {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                for (TopicPartition partition : records.partitions()) {
                    project(partition, records.records(partition));
                }
                if (isCaughtUp()) {
                    advanced.run();
                }
            } catch (OffsetOutOfRangeException e) {
                rewind(e.offsetOutOfRangePartitions().keySet());
            }
        }
    }

    /** Nothing is left to project, so whatever made an earlier session fail is over. */
    private boolean isCaughtUp() {
        Set<TopicPartition> assigned = consumer.assignment();
        return !assigned.isEmpty()
                && assigned.stream()
                        .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }

    /** In a topic that was made anew the same positions have other offsets: what was projected is passed over. */
    private void rewind(Set<TopicPartition> partitions) {
        log.warn("The topic seems to be made anew: {} is read from its beginning", partitions);
        consumer.seekToBeginning(partitions);
        rewound.addAll(partitions);
    }

    private void project(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        List<PublishedEvent> events = new ArrayList<>(records.size());
        long nextOffset = 0;
        boolean remade = false;
        for (ConsumerRecord<String, byte[]> record : records) {
            PublishedEvent event = PublishedEvent.read(record);
            PositionCheck check = check(partition, event);
            if (check.isBeyondNext(event.envelope()) && !rewound.contains(partition)) {
                remade = true;
                break;
            }
            if (check.isNext(event.envelope())) {
                events.add(event);
            }
            nextOffset = record.offset() + 1;
        }
        if (!events.isEmpty()) {
            write(partition, events, nextOffset);
        }
        if (remade) {
            rewind(Set.of(partition)); // after what came before it was written: that is not taken again
        }
    }

    private void write(TopicPartition partition, List<PublishedEvent> events, long nextOffset) {
        writer.write(events);
        PublishedEvent last = events.get(events.size() - 1);
        progress.advance(
                partition.partition(),
                new Progress.Place(
                        last.envelope().log(), last.envelope().position().offset() + 1, nextOffset));
        advanced.run();
    }

    /** The first event of a partition that was never projected tells which log is followed. */
    private PositionCheck check(TopicPartition partition, PublishedEvent event) {
        return checks.computeIfAbsent(
                partition, first -> new PositionCheck(event.envelope().log(), 0));
    }

    private final class FromStoredProgress implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            for (TopicPartition partition : assigned) {
                Optional<Progress.Place> place = progress.of(partition.partition());
                if (place.isPresent()) {
                    consumer.seek(partition, place.get().offset());
                    checks.put(
                            partition,
                            new PositionCheck(place.get().log(), place.get().position()));
                } else {
                    consumer.seekToBeginning(List.of(partition));
                }
            }
        }

        @Override
        public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
            if (revoked != null) {
                revoked.forEach(checks::remove);
            }
        }
    }
}
