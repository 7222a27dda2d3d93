package org.tenantry.subscriber;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * Which topic is followed, and as whom.
 *
 * @param bootstrapServers of Kafka
 * @param topic {@link #TOPIC} unless the platform has another
 * @param group the consumer group: its members share the partitions
 * @param start where to begin without progress
 * @param kafka further settings of the consumer, such as for TLS; there may be secrets among them
 * @param alone whether there is no group, and all partitions are followed; then {@code group} is but a name
 */
public record SubscriptionSettings(
        String bootstrapServers, String topic, String group, Start start, Map<String, Object> kafka, boolean alone) {
    /** The topic's usual name. */
    public static final String TOPIC = "tenantry.events.v1";

    public SubscriptionSettings {
        kafka = Map.copyOf(kafka);
    }

    /** Of the usual topic from its beginning. */
    public static SubscriptionSettings of(String bootstrapServers, String group) {
        return new SubscriptionSettings(
                bootstrapServers, TOPIC, group, Start.atTheBeginning(), Map.of(), /* alone= */ false);
    }

    public SubscriptionSettings onTopic(String name) {
        return new SubscriptionSettings(bootstrapServers, name, group, start, kafka, alone);
    }

    public SubscriptionSettings startingAt(Start where) {
        return new SubscriptionSettings(bootstrapServers, topic, group, where, kafka, alone);
    }

    /**
     * With further settings of Kafka's own: for TLS and authentication, what stands in a file for its tools. What {@link
     * #forConsumer} sets itself cannot be set.
     */
    public SubscriptionSettings withKafka(Map<String, Object> settings) {
        return new SubscriptionSettings(bootstrapServers, topic, group, start, settings, alone);
    }

    /** In no group: every subscription of this kind follows all partitions. */
    public SubscriptionSettings withoutGroup() {
        return new SubscriptionSettings(bootstrapServers, topic, group, start, kafka, /* alone= */ true);
    }

    /** What is beyond dispute comes last: uncommitted events must not be seen, and progress is ours to store. */
    Map<String, Object> forConsumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000); // a topic that is made later is soon seen
        settings.putAll(kafka);
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        if (!alone) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false); // the publisher makes it as it must be
        return settings;
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "SubscriptionSettings[" + bootstrapServers + ", " + topic + ", " + group + ", " + start + ", "
                + kafka.keySet() + "]";
    }
}
