package org.tenantry.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the command side stores and publishes.
 *
 * @param mongodbUri of the server that holds the log
 * @param mongodbSslBundle the SSL bundle for that server; blank for none
 * @param database of the log
 * @param logId of the log that is expected there; if it is not set, whichever is there is taken, and
 *     one is made if there is none
 * @param partitions of log and topic; fixed when the log is made
 * @param kafkaBootstrapServers where the topic is
 * @param kafkaConfig the file with Kafka's settings for the connection; blank for none
 * @param topic that the events go to
 * @param restoreGrace for how long an archived tenant can be restored
 * @param domainHold for how long a domain that was removed from a tenant, or whose tenant was archived,
 *     is kept from other tenants
 * @param publisherLease how long a partition stays with a node that no longer answers
 */
@ConfigurationProperties("tenantry.command")
record CommandSideProperties(
        String mongodbUri,
        @DefaultValue("") String mongodbSslBundle,
        @DefaultValue("tenantry_log") String database,
        @Nullable String logId,
        @DefaultValue("8") int partitions,
        String kafkaBootstrapServers,
        @DefaultValue("") String kafkaConfig,
        @DefaultValue("tenantry.events.v1") String topic,
        @DefaultValue("30d") Duration restoreGrace,
        @DefaultValue("30d") Duration domainHold,
        @DefaultValue("6s") Duration publisherLease) {}
