package org.tenantry.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param port of the API
 * @param kafkaPort of the embedded broker
 * @param mongoPort of the embedded MongoDB, if it is started
 * @param data where the embedded parts keep their data; null to keep none
 * @param mongodbUri of a MongoDB to use; null to start the embedded one
 */
record RunOptions(
        int port,
        int kafkaPort,
        int mongoPort,
        @Nullable Path data,
        @Nullable String mongodbUri) {}
