package org.tenantry.benchmarks.publish;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.tenantry.benchmarks.log.SampleEvent;
import org.tenantry.benchmarks.log.TenantryStore;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.measuring.Pace;
import org.tenantry.events.Position;

/** Events at a fixed rate, in the partitions in turn: how long after its answer each of them can be read. */
final class ArrivalRounds {
    private final Parts parts;
    private final AtomicInteger aggregates = new AtomicInteger();

    ArrivalRounds(Parts parts) {
        this.parts = parts;
    }

    /** Appended to a log, and published from there; a command is answered when its event is appended. */
    Measurement ours(int perSecond, Duration duration) throws InterruptedException {
        String topic = parts.newTopicName();
        try (TenantryStore store = parts.newLog();
                OurPublisher _ = new OurPublisher(store.log(), parts.kafka(), topic)) {
            return measure(topic, perSecond, duration, partition -> append(store, partition));
        } finally {
            parts.drop(topic);
        }
    }

    private Position append(TenantryStore store, int partition) {
        SampleEvent event = new SampleEvent(aggregates.getAndIncrement(), 0);
        return new Position(
                partition,
                store.log()
                        .append(partition, TenantryStore.commit(event))
                        .commit()
                        .position());
    }

    /** Given to a producer, and answered at once. */
    Measurement raw(SentRecords records, int perSecond, Duration duration) throws InterruptedException {
        String topic = parts.newTopic();
        try (RawPublisher publisher = new RawPublisher(parts.kafka(), topic, records)) {
            return measure(topic, perSecond, duration, publisher::publishNext);
        } finally {
            parts.drop(topic);
        }
    }

    /** One event in each partition comes first, so that everybody is there when it begins. */
    private Measurement measure(String topic, int perSecond, Duration duration, IntFunction<Position> append)
            throws InterruptedException {
        try (Arrivals arrivals = new Arrivals(parts.kafka(), topic);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int partition = 0; partition < TenantryStore.PARTITIONS; partition++) {
                arrivals.answered(append.apply(partition));
            }
            arrivals.await(TenantryStore.PARTITIONS);
            int events = (int) (perSecond * duration.toSeconds());
            return Measurement.of(parts::cpu, latencies -> {
                arrivals.into(latencies);
                Pace.keep(
                        perSecond,
                        events,
                        (event, due) -> threads.execute(
                                () -> answer(append, event % TenantryStore.PARTITIONS, arrivals, latencies)));
                arrivals.await(events);
                return events;
            });
        }
    }

    private static void answer(IntFunction<Position> append, int partition, Arrivals arrivals, Latencies latencies) {
        try {
            arrivals.answered(append.apply(partition));
        } catch (RuntimeException e) {
            latencies.failed(e.toString());
        }
    }
}
