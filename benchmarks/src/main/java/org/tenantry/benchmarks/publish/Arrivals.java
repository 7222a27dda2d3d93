package org.tenantry.benchmarks.publish;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.events.Position;

/** Reads a topic as anybody may, and measures how long after its answer each event is there to be read. */
final class Arrivals implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ConcurrentMap<Position, Long> half = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean ended;
    private volatile Latencies latencies = new Latencies();

    Arrivals(String kafka, String topic) {
        this.reader = Thread.ofPlatform().name("reader").start(() -> {
            try (RawConsumer consumer = new RawConsumer(kafka, topic)) {
                while (!ended) {
                    consumer.poll().forEach(this::read);
                }
            }
        });
    }

    /** What arrives from now on is told to these. */
    void into(Latencies others) {
        latencies = others;
    }

    /** A command was answered. Its event may be there already: the answer takes a way too. */
    void answered(Position position) {
        if (half.putIfAbsent(position, System.nanoTime()) != null) {
            half.remove(position);
            latencies.took(0);
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        long now = System.nanoTime();
        Position position =
                new Position(record.partition(), Long.parseLong(RawConsumer.header(record, "tenantry_position")));
        @Nullable Long answered = half.putIfAbsent(position, now);
        if (answered != null) {
            half.remove(position);
            latencies.took(now - answered);
        }
    }

    /** Waits until so many have arrived; what does not arrive is an error. */
    void await(long events) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (latencies.count() < events) {
            if (System.nanoTime() > deadline) {
                latencies.failed(events - latencies.count() + " of " + events + " events did not arrive");
                return;
            }
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        ended = true; // to interrupt it would disturb the closing of the consumer
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
