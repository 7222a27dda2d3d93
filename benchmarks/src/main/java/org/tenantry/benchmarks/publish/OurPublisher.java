package org.tenantry.benchmarks.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.tenantry.command.publishing.Publishing;
import org.tenantry.command.publishing.PublishingSettings;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.log.EventLog;

/** Publishes a log to a topic, as a node does. */
final class OurPublisher implements AutoCloseable {
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Publishing publishing;

    OurPublisher(EventLog log, String kafka, String topic) {
        this.publishing = new Publishing(
                log, new PublishingSettings(KafkaConnection.to(kafka), topic, Duration.ofSeconds(10)), meters);
        publishing.start();
    }

    long published() {
        return (long) meters.find("tenantry.publishing.events").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        publishing.stop();
    }
}
