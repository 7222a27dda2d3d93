package org.tenantry.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tenantry.query.watch.WatchSettings;

/**
 * Where the query side reads and keeps what it builds.
 *
 * @param mongodbUri of the server that holds the read models
 * @param mongodbSslBundle the SSL bundle for that server; blank for none
 * @param database of the read models
 * @param kafkaBootstrapServers where the topic is
 * @param kafkaConfig the file with Kafka's settings for the connection; blank for none
 * @param topic that the events come from
 * @param publicRequestsPerSecond how often one address may ask a node for what is public, without a token
 * @param readYourWritesPatience how long a query waits for its caller's own write
 * @param watch who may watch configuration
 */
@ConfigurationProperties("tenantry.query")
record QuerySideProperties(
        String mongodbUri,
        @DefaultValue("") String mongodbSslBundle,
        @DefaultValue("tenantry_read_models") String database,
        String kafkaBootstrapServers,
        @DefaultValue("") String kafkaConfig,
        @DefaultValue("tenantry.events.v1") String topic,
        @DefaultValue("20") int publicRequestsPerSecond,
        @DefaultValue("5s") Duration readYourWritesPatience,
        @DefaultValue WatchSettings watch) {}
