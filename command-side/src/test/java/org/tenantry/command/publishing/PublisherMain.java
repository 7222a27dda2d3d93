package org.tenantry.command.publishing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogSettings;

/** A node that only publishes, as a process to be paused and killed. */
final class PublisherMain {
    private PublisherMain() {}

    /** Takes MongoDB's URI, the database, Kafka's servers, the topic and the lease. It ends with its parent. */
    public static void main(String[] args) throws Exception {
        try (EventLog log = EventLog.open(args[0], args[1], LogSettings.withPartitions(2))) {
            Publishing publishing = new Publishing(
                    log,
                    new PublishingSettings(KafkaConnection.to(args[2]), args[3], Duration.parse(args[4])),
                    new SimpleMeterRegistry());
            publishing.start();
            while (System.in.read() >= 0) {
                // nobody writes: it returns when the parent is gone
            }
            publishing.stop();
        }
    }
}
