package org.tenantry.command.publishing;

import java.time.Duration;
import org.tenantry.connections.KafkaConnection;

/**
 * Where events are published.
 *
 * @param kafka how it is reached
 * @param topic made if it does not exist, with as many partitions as the log
 * @param lease how long a partition stays a node's that no longer answers
 */
public record PublishingSettings(KafkaConnection kafka, String topic, Duration lease) {}
