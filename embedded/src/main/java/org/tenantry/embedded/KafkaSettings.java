package org.tenantry.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;

/** The configuration of a single node that is broker and controller, and starts fast. */
final class KafkaSettings {
    static final int NODE_ID = 1;
    static final String CLIENTS = "CLIENTS";
    static final String CONTROLLER = "CONTROLLER";

    private KafkaSettings() {}

    /** @param tls the broker's settings for TLS to clients; none for a connection that is not encrypted */
    static KafkaConfig of(int port, int controllerPort, Path data, Map<String, String> tls) {
        String controller = EmbeddedKafka.HOST + ":" + controllerPort;
        Map<String, String> settings = new HashMap<>(SINGLE_NODE);
        settings.put(
                "listeners", "%s://%s:%d,%s://%s".formatted(CLIENTS, EmbeddedKafka.HOST, port, CONTROLLER, controller));
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("log.dirs", data.toString());
        settings.put(
                "listener.security.protocol.map",
                "%s:%s,%s:PLAINTEXT".formatted(CLIENTS, tls.isEmpty() ? "PLAINTEXT" : "SSL", CONTROLLER));
        settings.putAll(tls);
        return new KafkaConfig(settings, false);
    }

    private static final Map<String, String> SINGLE_NODE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE_ID)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("inter.broker.listener.name", CLIENTS),
            // A topic that nobody created is a mistake; here it shows.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A killed producer's transaction ends soon after its timeout, not up to 10 s later.
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            // After a kill, the node waits until its former self has lost its session, 9 s by default.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // The cleaner takes this much heap at once, 8 MB here, 128 MB by default.
            Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"));
}
