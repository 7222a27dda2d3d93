package org.tenantry.embedded;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.LoggerFactory;

/**
 * Controller and broker in one process. Put together here, as {@link KafkaRaftServer} does it,
 * because that one opens its own sockets, and halts the JVM on a fault: here a fault is logged,
 * since the JVM belongs to someone else.
 */
final class KafkaNode implements AutoCloseable {
    private final ControllerServer controller;
    private final BrokerServer broker;

    KafkaNode(KafkaConfig config, InetSocketAddress controllerAddress, ServerSocketFactory sockets) {
        var initialised = KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaNode.class), "");
        var properties = initialised._1();
        String cluster = properties.clusterId().orElseThrow();
        SharedServer shared = new SharedServer(
                config,
                properties,
                Time.SYSTEM,
                Server$.MODULE$.initializeMetrics(config, Time.SYSTEM, cluster),
                CompletableFuture.completedFuture(Map.of(KafkaSettings.NODE_ID, controllerAddress)),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                sockets);
        controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), initialised._2());
        broker = new BrokerServer(shared);
    }

    /** Returns when the broker takes requests. */
    void start() {
        controller.startup();
        broker.startup();
    }

    /** The broker first: it tells the controller that it goes. */
    @Override
    public void close() {
        try {
            broker.shutdown();
        } finally {
            controller.shutdown();
        }
    }
}
