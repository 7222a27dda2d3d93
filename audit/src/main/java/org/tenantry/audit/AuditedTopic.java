package org.tenantry.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.connections.KafkaConnection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a topic. */
public final class AuditedTopic {
    @Option(
            names = "--topic",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = "tenantry.events.v1",
            description = "compare with the topic, event by event; ${FALLBACK-VALUE} if it is not named")
    private @Nullable String name;

    @Mixin
    private AuditedKafka kafka = new AuditedKafka();

    /** The topic's name, if one is asked for. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** How it is reached. */
    public KafkaConnection connection() {
        return kafka.connection();
    }
}
