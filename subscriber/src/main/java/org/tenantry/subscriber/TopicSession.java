package org.tenantry.subscriber;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One go at following the topic, from joining the group to the first failure. Where to begin is told
 * by the stored progress, by position; offsets only say where to look.
 */
final class TopicSession {
    private static final Logger log = LoggerFactory.getLogger(TopicSession.class);
    private static final Duration POLL = Duration.ofMillis(200);

    /** What is full may soon have room again: a partition in hand is handled faster than a usual poll takes. */
    private static final Duration POLL_WHEN_FULL = Duration.ofMillis(5);

    /** While there is more to take, progress is stored so often: each time costs a round trip. */
    private static final Duration SAVE = Duration.ofMillis(50);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final ProgressStore progress;
    private final Start start;
    private final Intake intake;
    private final Runnable advanced;
    private final java.util.function.Consumer<List<LagWatch.Seen>> seen;
    private final LagWatch watch;
    private long saved = System.nanoTime();
    private long looked = System.nanoTime() - LOOK.toNanos();
    private final Map<TopicPartition, PositionCheck> checks = new HashMap<>();
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    private final Set<TopicPartition> rewound = new HashSet<>();

    /**
     * A session that has not begun.
     *
     * @param advanced is told when progress is stored, and now and then when there is nothing to do
     * @param seen is told how far behind each partition is, again and again
     */
    TopicSession(
            Consumer<String, byte[]> consumer,
            ProgressStore progress,
            Start start,
            Intake intake,
            Runnable advanced,
            java.util.function.Consumer<List<LagWatch.Seen>> seen) {
        this.consumer = consumer;
        this.progress = progress;
        this.start = start;
        this.intake = intake;
        this.advanced = advanced;
        this.seen = seen;
        this.watch = new LagWatch(consumer, intake, InstantSource.system());
    }

    /** @param alone whether all partitions are followed, and not this member's share of them */
    void followWhile(String topic, boolean alone, BooleanSupplier running) {
        if (alone) {
            assignAll(topic, running);
        } else {
            consumer.subscribe(List.of(topic), new FromStoredProgress());
        }
        while (running.getAsBoolean()) {
            try {
                Set<TopicPartition> full = assigned(partition -> intake.isFull(partition.partition()));
                consumer.pause(full);
                consumer.resume(assigned(partition -> !full.contains(partition)));
                ConsumerRecords<String, byte[]> records = consumer.poll(full.isEmpty() ? POLL : POLL_WHEN_FULL);
                for (TopicPartition partition : records.partitions()) {
                    take(partition, records.records(partition));
                }
                boolean caughtUp = isCaughtUp();
                if (caughtUp || System.nanoTime() - saved >= SAVE.toNanos()) {
                    saveProgress();
                }
                look();
                if (caughtUp) {
                    advanced.run();
                }
            } catch (OffsetOutOfRangeException e) {
                rewind(e.offsetOutOfRangePartitions().keySet());
            }
        }
    }

    /** A topic that is not there is not a failure: the publisher may make it any moment. */
    private void assignAll(String topic, BooleanSupplier running) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        while (partitions.isEmpty() && running.getAsBoolean()) {
            LockSupport.parkNanos(POLL.toNanos());
            partitions = consumer.partitionsFor(topic);
        }
        List<TopicPartition> all = new ArrayList<>();
        partitions.forEach(info -> all.add(new TopicPartition(topic, info.partition())));
        consumer.assign(all);
        new FromStoredProgress().onPartitionsAssigned(all);
    }

    /** Ends with what is in hand, and stores how far that is. */
    void end() {
        consumer.assignment().forEach(partition -> intake.end(partition.partition()));
        saveProgress();
    }

    /** How far behind this member is, now and then. */
    private void look() {
        if (System.nanoTime() - looked >= LOOK.toNanos()) {
            looked = System.nanoTime();
            seen.accept(watch.look(this::next));
        }
    }

    private long next(TopicPartition partition) {
        @Nullable PositionCheck check = checks.get(partition);
        return check == null ? 0 : check.next();
    }

    private Set<TopicPartition> assigned(Predicate<TopicPartition> which) {
        Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
        assigned.removeIf(which.negate());
        return assigned;
    }

    /** Nothing is left to take, so whatever made an earlier session fail is over. */
    private boolean isCaughtUp() {
        Set<TopicPartition> assigned = consumer.assignment();
        return !assigned.isEmpty()
                && assigned.stream()
                        .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
    }

    /** In a topic that was made anew the same positions have other offsets: what was handled is passed over. */
    private void rewind(Set<TopicPartition> partitions) {
        log.warn("The topic seems to be made anew: {} is read from its beginning", partitions);
        consumer.seekToBeginning(partitions);
        rewound.addAll(partitions);
    }

    private void take(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        List<PublishedEvent> events = new ArrayList<>(records.size());
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
                watch.took(partition, event.envelope().time());
            }
        }
        if (!events.isEmpty()) {
            intake.take(partition.partition(), events);
        }
        if (remade) {
            saveProgress();
            rewind(Set.of(partition)); // after what came before it was taken: that is not taken again
        }
    }

    private void saveProgress() {
        saved = System.nanoTime();
        Map<Integer, Place> progressed = intake.progressed();
        progressed.forEach(progress::save);
        if (!progressed.isEmpty()) {
            advanced.run();
        }
    }

    /** The first event of a partition that was never followed tells which log it is, and where it begins. */
    private PositionCheck check(TopicPartition partition, PublishedEvent event) {
        return checks.computeIfAbsent(
                partition,
                first -> new PositionCheck(
                        event.envelope().log(),
                        begins.getOrDefault(
                                partition, event.envelope().position().offset())));
    }

    private final class FromStoredProgress implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            assigned.forEach(this::begin);
        }

        private void begin(TopicPartition partition) {
            Optional<Place> place = progress.load(partition.partition());
            place.ifPresentOrElse(earlier -> goOn(partition, earlier), () -> beginAnew(partition));
            intake.begin(partition.partition(), place);
        }

        private void goOn(TopicPartition partition, Place place) {
            consumer.seek(partition, place.offset());
            if (place.knowsPosition()) {
                checks.put(partition, new PositionCheck(place.log(), place.position()));
            }
        }

        private void beginAnew(TopicPartition partition) {
            @Nullable Long position = start.seek(consumer, partition);
            if (position != null) {
                begins.put(partition, position);
            } else { // the same question may have another answer after a restart
                progress.save(partition.partition(), Place.beginningAt(consumer.position(partition)));
            }
        }

        @Override
        public void onPartitionsRevoked(@Nullable Collection<TopicPartition> revoked) {
            if (revoked != null) {
                revoked.forEach(partition -> intake.end(partition.partition()));
                saveProgress();
                revoked.forEach(checks::remove);
            }
        }

        @Override
        public void onPartitionsLost(@Nullable Collection<TopicPartition> lost) {
            if (lost != null) {
                lost.forEach(partition -> intake.end(partition.partition()));
                intake.progressed(); // another has them: what it stored is not to be overwritten
                lost.forEach(checks::remove);
            }
        }
    }
}
