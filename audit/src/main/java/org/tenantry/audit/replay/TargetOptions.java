package org.tenantry.audit.replay;

import com.mongodb.MongoException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.AuditedKafka;
import org.tenantry.audit.AuditedLog;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.log.LogCopy;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that name what is filled: a topic, or a database. */
final class TargetOptions {
    @ArgGroup(exclusive = false, heading = "Into a topic:%n")
    private @Nullable Topic topic;

    @ArgGroup(exclusive = false, heading = "Or into a database:%n")
    private @Nullable Database database;

    /** A topic. */
    static final class Topic {
        @Option(
                names = "--to-topic",
                paramLabel = "NAME",
                required = true,
                description = "which is made if it is not there")
        private String name = "";

        @Option(
                names = "--to-kafka",
                paramLabel = "HOST:PORT",
                description = "where it is; where the log's own topic is, unless given")
        private @Nullable String bootstrapServers;

        @Option(
                names = "--to-kafka-config",
                paramLabel = "FILE",
                description = "with Kafka's settings for TLS and authentication there")
        private String file = "";
    }

    /** A database. */
    static final class Database {
        @Option(names = "--to-database", paramLabel = "NAME", required = true, description = "which must be empty")
        private String name = "";

        @Option(names = "--to-mongodb", paramLabel = "URI", description = "where it is; where the log is, unless given")
        private @Nullable String uri;
    }

    /**
     * Takes hold of it.
     *
     * @param liveTopic the name of the log's own topic
     * @param replay if it is not begun, the target must be empty
     * @throws IllegalStateException if it may not be written to, or not be reached
     */
    Target open(StoredLog log, AuditedLog source, AuditedKafka live, String liveTopic, ReplayCheckpoint replay) {
        return topic != null
                ? topic(topic, log, live, liveTopic, replay)
                : database(Objects.requireNonNull(database), log, source, replay);
    }

    private static Target topic(
            Topic asked, StoredLog log, AuditedKafka live, String liveTopic, ReplayCheckpoint replay) {
        KafkaConnection kafka = asked.bootstrapServers == null
                ? live.connection()
                : KafkaConnection.to(asked.bootstrapServers, asked.file);
        try (TargetTopic topic = new TargetTopic(kafka, asked.name, log.partitions())) {
            if (asked.name.equals(liveTopic)) {
                requireElsewhere(topic, live.connection(), liveTopic, asked.bootstrapServers != null);
            }
            topic.ensure();
            if (!replay.isBegun() && !topic.isEmpty()) {
                throw new IllegalStateException("the topic " + asked.name
                        + " has records that this replay did not write: name one that is not there, and it is made");
            }
            return TopicTarget.open(kafka, topic, asked.name, replay.log(), log.partitions());
        }
    }

    /** The log's own topic is never written to, whatever addresses its brokers have. */
    private static void requireElsewhere(TargetTopic topic, KafkaConnection live, String name, boolean isGiven) {
        if (isGiven) {
            try (TargetTopic own = new TargetTopic(live, name, 0)) {
                if (!own.cluster().equals(topic.cluster())) {
                    return;
                }
            }
        }
        throw new IllegalStateException("'" + name + "' is the topic that the log is published to: name another");
    }

    private static Target database(Database asked, StoredLog log, AuditedLog source, ReplayCheckpoint replay) {
        String uri = asked.uri == null ? source.uri() : asked.uri;
        if (uri.equals(source.uri()) && asked.name.equals(source.database())) {
            throw new IllegalStateException("'" + asked.name + "' is the log's own database: name another");
        }
        try {
            return new DatabaseTarget(
                    asked.name,
                    LogCopy.open(
                            uri,
                            tls -> {},
                            asked.name,
                            replay.log(),
                            log.partitions(),
                            replay.isBegun(),
                            Set.of(Claims.COLLECTION)));
        } catch (MongoException e) {
            throw new IllegalStateException(
                    "MongoDB at " + AuditedLog.hosts(uri) + " does not take the database '" + asked.name + "': "
                            + e.getMessage(),
                    e);
        }
    }
}
