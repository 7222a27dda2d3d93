package org.tenantry.query.projection;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.http.Excerpt;
import org.tenantry.query.projection.DocumentWriter.Changes;
import org.tenantry.query.projection.DocumentWriter.Failure;
import org.tenantry.subscriber.BatchHandler;
import org.tenantry.subscriber.PartitionReader;
import org.tenantry.subscriber.Place;
import org.tenantry.subscriber.PublishedEvent;

/**
 * Projects what a subscription hands over, but for what is parked; and that, when it is ordered. All on the subscription's
 * thread: a document that goes on again is never behind what is projected meanwhile.
 */
final class Projecting<D> implements BatchHandler {
    private static final Logger log = LoggerFactory.getLogger(Projecting.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LOOK_IF_NOTHING_IS_PARKED = Duration.ofSeconds(2);

    /** So long at a time for one document; then the others go on, too. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(10);

    /** When what waits is not found in the topic by then, it is parked again. */
    private static final Duration LONGEST_SEARCH = Duration.ofMinutes(2);

    private static final int LONGEST_REASON = 500;

    /** If more cannot be projected, it is the projection that is wrong: then it stops, and says so. */
    static final int MOST_PARKED = 100;

    private final Generation generation;
    private final DocumentWriter<D> writer;
    private final ParkedDocuments parked;
    private final Supplier<PartitionReader> readers;
    private final Duration longestReading;
    private final Duration longestSearch;
    private final String holder = UUID.randomUUID().toString();
    private final Map<Integer, Partition> partitions = new HashMap<>();
    private long looked = System.nanoTime();

    /** A partition that is this node's. */
    private static final class Partition {
        private final Map<String, Parked> parked;
        private long next;

        Partition(Map<String, Parked> parked, long next) {
            this.parked = parked;
            this.next = next;
        }
    }

    /** @param readers to read again what waits */
    Projecting(
            Projection<D> projection,
            Generation generation,
            MongoDatabase readModels,
            Supplier<PartitionReader> readers) {
        this(projection, generation, readModels, readers, LONGEST_READING, LONGEST_SEARCH);
    }

    Projecting(
            Projection<D> projection,
            Generation generation,
            MongoDatabase readModels,
            Supplier<PartitionReader> readers,
            Duration longestReading,
            Duration longestSearch) {
        this.longestReading = longestReading;
        this.longestSearch = longestSearch;
        this.generation = generation;
        this.parked = new ParkedDocuments(readModels);
        this.readers = readers;
        this.writer = new DocumentWriter<>(
                projection,
                readModels.getCollection(generation.collection()),
                (document, event) -> parked.isSkipped(projection.name(), document, event));
    }

    @Override
    public void begin(int partition, Optional<Place> place) {
        partitions.put(
                partition,
                new Partition(
                        parked.take(generation.collection(), partition, holder),
                        place.map(Place::position).orElse(0L)));
    }

    @Override
    public void handle(int number, List<PublishedEvent> events, Place after) {
        Partition partition = partition(number);
        Changes changes = writer.changes(events);
        Map<String, List<PublishedEvent>> going = new LinkedHashMap<>(changes.byDocument());
        going.keySet().removeAll(partition.parked.keySet());
        partition.parked.replaceAll((document, waiting) -> waitingTo(changes.last(document), waiting));
        List<Failure> failures = writer.write(going);
        changes.untold().forEach(failure -> park(failure, partition, failure.position()));
        failures.forEach(failure -> park(failure, partition, changes.last(failure.document())));
        partition.next = after.position();
    }

    /** Keeps how much of it waits. */
    private Parked waitingTo(long position, Parked document) {
        if (position <= document.last()) {
            return document;
        }
        Parked more = document.waitingTo(position);
        requireHeld(parked.waits(more, holder), more);
        return more;
    }

    private void park(Failure failure, Partition partition, long last) {
        if (partition.parked.size() >= MOST_PARKED && !partition.parked.containsKey(failure.document())) {
            throw new IllegalStateException(
                    MOST_PARKED + " documents of a partition are parked, and more fail: " + failure.cause(),
                    failure.cause());
        }
        String cause = failure.cause().toString();
        String reason = Excerpt.of(cause, LONGEST_REASON);
        Parked document = Parked.at(generation.collection(), failure.document(), failure.event(), reason)
                .waitingTo(last)
                .waitingTo(lastWaiting(failure.document(), partition));
        log.error(
                "{} of {} is parked: {} cannot be applied: {}",
                document.document(),
                document.generation(),
                failure.event(),
                reason);
        requireHeld(parked.park(document, holder), document);
        partition.parked.put(document.document(), document);
    }

    /** If another node has taken what is parked, it has the partition, too; or it parked this while it was thought dead. */
    private static void requireHeld(boolean isHeld, Parked document) {
        if (!isHeld) {
            throw new IllegalStateException(
                    document.document() + " of " + document.generation() + " is parked by another node");
        }
    }

    private static long lastWaiting(String document, Partition partition) {
        @Nullable Parked before = partition.parked.get(document);
        return before == null ? 0 : before.last();
    }

    @Override
    public void end(int partition) {
        partitions.remove(partition);
    }

    /** Tries what operators have ordered to be tried again; now and then. */
    void obey() {
        boolean isNothingParked = partitions.values().stream().allMatch(partition -> partition.parked.isEmpty());
        Duration pause = isNothingParked ? LOOK_IF_NOTHING_IS_PARKED : LOOK;
        if (System.nanoTime() - looked < pause.toNanos()) {
            return;
        }
        looked = System.nanoTime();
        for (Parked ordered : parked.ordered(generation.collection())) {
            @Nullable Partition partition = partitions.get(ordered.position().partition());
            if (partition != null) {
                @Nullable Parked known = partition.parked.get(ordered.document());
                requireHeld(known != null, ordered);
                if (known != null && known.last() < partition.next) { // else who had it before may have been further
                    retry(ordered, partition);
                }
            }
        }
    }

    private void retry(Parked document, Partition partition) {
        long begun = System.nanoTime();
        long end = document.isAlone() ? document.position().offset() + 1 : partition.next;
        try (PartitionReader reader = readers.get()) {
            reader.seek(
                    document.position().partition(),
                    document.position().offset(),
                    document.event().offset());
            for (long next = document.position().offset(); next < end; ) {
                List<PublishedEvent> events = reader.next().stream()
                        .filter(event -> event.envelope().position().offset() < end)
                        .toList();
                Optional<Failure> failure = document.isAlone() ? writeAll(events, partition) : write(document, events);
                if (failure.isPresent()) {
                    park(failure.get(), partition, failure.get().position());
                    return;
                }
                boolean isLong =
                        System.nanoTime() - begun > (events.isEmpty() ? longestSearch : longestReading).toNanos();
                if (!events.isEmpty()) {
                    next = events.getLast().envelope().position().offset() + 1;
                }
                if (isLong && next < end) {
                    parkAgain(events.isEmpty() ? document.unfound() : document.from(events.getLast()), partition);
                    return;
                }
            }
        }
        requireHeld(parked.release(document, holder), document);
        partition.parked.remove(document.document());
        log.info("{} of {} goes on", document.document(), document.generation());
    }

    private void parkAgain(Parked document, Partition partition) {
        requireHeld(parked.park(document, holder), document);
        partition.parked.put(document.document(), document);
    }

    /** What of some events is a document's. */
    private Optional<Failure> write(Parked document, List<PublishedEvent> events) {
        @Nullable List<PublishedEvent> own = writer.changes(events).byDocument().get(document.document());
        return own == null
                ? Optional.empty()
                : writer.write(Map.of(document.document(), own)).stream().findFirst();
    }

    /** Events of which could not be told what they change. */
    private Optional<Failure> writeAll(List<PublishedEvent> events, Partition partition) {
        Changes changes = writer.changes(events);
        Map<String, List<PublishedEvent>> going = new HashMap<>(changes.byDocument());
        going.keySet().removeAll(partition.parked.keySet());
        writer.write(going).forEach(failure -> park(failure, partition, failure.position()));
        return changes.untold().stream().findFirst();
    }

    private Partition partition(int number) {
        @Nullable Partition partition = partitions.get(number);
        if (partition == null) {
            throw new IllegalStateException("partition " + number + " is not this node's");
        }
        return partition;
    }
}
