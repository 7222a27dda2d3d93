package org.tenantry.command.publishing;

import java.time.Duration;

/**
 * Where events are published.
 *
 * @param bootstrapServers of Kafka
 * @param topic made if it does not exist, with as many partitions as the log
 * @param lease how long a partition stays a node's that no longer answers
 */
public record PublishingSettings(String bootstrapServers, String topic, Duration lease) {}
