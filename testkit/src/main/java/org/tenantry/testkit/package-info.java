/**
 * What the tests of all modules share: real servers for a test class, and processes to kill.
 *
 * <pre>
 *  MongoExtension, KafkaExtension ──► the server an environment variable names, else one embedded a run
 *  MongoExtension ──► QueryWatch: are the queries of code under test served by its indexes?
 *  EmbeddedProcess ──► JavaProcess ──► a child JVM: killed, paused, resumed, stopped
 * </pre>
 *
 * {@code MONGODB_URI} and {@code KAFKA_BOOTSTRAP_SERVERS} name servers to test against instead of
 * the embedded ones.
 */
@NullMarked
package org.tenantry.testkit;

import org.jspecify.annotations.NullMarked;
