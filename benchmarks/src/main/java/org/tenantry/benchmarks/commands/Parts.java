package org.tenantry.benchmarks.commands;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.servers.MongoServer;
import org.tenantry.benchmarks.servers.ServerProcess;

/** The servers, each a JVM of its own; closed in the opposite order. */
final class Parts implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final MongoServer mongo;
    private final ServerProcess tenantry;
    private final Api api;

    private Parts(@Nullable String mongodbUri, ServedTenantry.Sides sides, @Nullable Path recording) {
        try {
            this.mongo = opened(MongoServer.use(mongodbUri));
            ServerProcess kafka = opened(ServerProcess.kafka());
            this.tenantry = opened(serve(sides, mongo, kafka, recording));
            this.api = Api.onPort(Integer.parseInt(tenantry.address()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything.
     *
     * @param mongodbUri of a server to use; null to start the embedded one
     * @param recording where the flight recorder writes what Tenantry does; null if it need not
     */
    static Parts start(@Nullable String mongodbUri, ServedTenantry.Sides sides, @Nullable Path recording) {
        return new Parts(mongodbUri, sides, recording);
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    private static ServerProcess serve(
            ServedTenantry.Sides sides, MongoServer mongo, ServerProcess kafka, @Nullable Path recording) {
        List<String> jvm = new ArrayList<>(List.of("-Xms1g", "-Xmx1g", "-Xmn256m"));
        if (recording != null) {
            jvm.add("-Xlog:jfr+startup=error"); // not where the address is expected
            jvm.add("-XX:StartFlightRecording=settings=profile,filename=" + recording.toAbsolutePath());
        }
        return ServerProcess.start(
                ServedTenantry.class,
                ServedTenantry.SAYS,
                jvm,
                List.of(
                        sides.name(),
                        "--server.port=0",
                        "--tenantry.management-port=-1",
                        "--tenantry.access.requests-per-second=0",
                        "--tenantry.access.concurrent-requests=0",
                        "--tenantry.mongodb-uri=" + mongo.uri(),
                        "--tenantry.kafka-bootstrap-servers=" + kafka.address(),
                        "--tenantry.command.database=" + mongo.newDatabase(),
                        "--tenantry.query.database=" + mongo.newDatabase(),
                        "--tenantry.sealing.database=" + mongo.newDatabase(),
                        "--management.endpoint.health.validate-group-membership=false", // with one side, some are not
                        "--logging.config=classpath:org/tenantry/benchmarks/servers/errors-only-logback.xml"));
    }

    Api api() {
        return api;
    }

    MongoServer mongo() {
        return mongo;
    }

    /** CPU time of Tenantry's own process, in nanoseconds. */
    long cpu() {
        return tenantry.cpu();
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("while ending: " + e);
            }
        }
    }
}
