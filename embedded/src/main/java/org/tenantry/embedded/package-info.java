/**
 * The servers Tenantry stands on, without installing them: a real Kafka broker and
 * mongo-java-server, for the standalone program, for tests and for benchmarks.
 *
 * <pre>
 *  EmbeddedKafka ──► BoundSockets (ports, before anything starts) ──► KafkaNode (controller, broker)
 *  EmbeddedMongo ──► mongo-java-server, in memory or on H2
 *  EmbeddedMain  ──► both, or one, as a JVM of their own
 * </pre>
 *
 * Everything listens on 127.0.0.1, without authentication.
 */
@NullMarked
package org.tenantry.embedded;

import org.jspecify.annotations.NullMarked;
