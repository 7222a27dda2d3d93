package org.tenantry.benchmarks.publish;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.tenantry.benchmarks.log.TenantryStore;
import org.tenantry.benchmarks.servers.MongoServer;
import org.tenantry.benchmarks.servers.ServerProcess;

/** The servers that all run on, with logs and topics in them. */
final class Parts implements AutoCloseable {
    private static final int ONE_REPLICA = 1;

    private final MongoServer mongo;
    private final ServerProcess kafka;
    private final Admin admin;
    private int topics;

    private Parts(MongoServer mongo, ServerProcess kafka) {
        this.mongo = mongo;
        this.kafka = kafka;
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka.address()));
    }

    /**
     * Starts a Kafka broker, and MongoDB.
     *
     * @param mongodbUri of a server to use; null to start the embedded one
     */
    static Parts start(@Nullable String mongodbUri) {
        MongoServer mongo = MongoServer.use(mongodbUri);
        try {
            return new Parts(mongo, ServerProcess.kafka());
        } catch (RuntimeException e) {
            mongo.close();
            throw e;
        }
    }

    String kafka() {
        return kafka.address();
    }

    /** Which MongoDB this is, in words. */
    String mongo() {
        return mongo.describe();
    }

    /** CPU time of the servers, in nanoseconds, as far as they are embedded. */
    long cpu() {
        return kafka.cpu() + mongo.cpu();
    }

    /** A log of its own, empty. */
    TenantryStore newLog() {
        return TenantryStore.open(mongo, mongo.newDatabase(), TenantryStore.PARTITIONS);
    }

    /** A name that no topic has. */
    String newTopicName() {
        return "events." + topics++;
    }

    String newTopic() throws InterruptedException {
        String name = newTopicName();
        try {
            admin.createTopics(List.of(new NewTopic(name, TenantryStore.PARTITIONS, (short) ONE_REPLICA)))
                    .all()
                    .get();
            return name;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a topic could not be made: " + e.getCause(), e.getCause());
        }
    }

    /** What is read no more must not fill the disk. */
    void drop(String topic) throws InterruptedException {
        try {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(topic + " could not be deleted: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close();
        kafka.close();
        mongo.close();
    }
}
