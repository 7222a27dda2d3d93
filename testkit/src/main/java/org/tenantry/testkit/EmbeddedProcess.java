package org.tenantry.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.tenantry.embedded.EmbeddedMain;

/**
 * Kafka, MongoDB's stand-in or both as a JVM of their own: to outlive a process that is killed, or
 * to be killed themselves. The ports stay the same over {@link #restart()}; the data does with a
 * directory.
 */
public final class EmbeddedProcess implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(3);

    private static final String MONGO = "MONGODB_URI";
    private static final String KAFKA = "KAFKA_BOOTSTRAP_SERVERS";

    private final List<String> options;
    private final List<String> parts;
    private final Map<String, String> addresses = new HashMap<>();
    private JavaProcess process;

    private EmbeddedProcess(List<String> options, String... parts) {
        this.options = options;
        this.parts = List.of(parts);
        this.process = launch(options);
        awaitReady();
    }

    /** Kafka and MongoDB, which keep their data in the directory, if there is one. */
    public static EmbeddedProcess kafkaAndMongo(@Nullable Path data) {
        return new EmbeddedProcess(options(data), MONGO, KAFKA);
    }

    /** Kafka alone. */
    public static EmbeddedProcess kafka(@Nullable Path data) {
        return new EmbeddedProcess(options(data, "--only", "kafka"), KAFKA);
    }

    /** MongoDB alone. A kill may lose about the last second of what is in the directory. */
    public static EmbeddedProcess mongo(@Nullable Path data) {
        return new EmbeddedProcess(options(data, "--only", "mongo"), MONGO);
    }

    /**
     * The URI of MongoDB.
     *
     * @throws IllegalStateException if it is not among the parts
     */
    public String mongoUri() {
        return address(MONGO);
    }

    /**
     * Where clients of Kafka connect.
     *
     * @throws IllegalStateException if it is not among the parts
     */
    public String bootstrapServers() {
        return address(KAFKA);
    }

    /** What is committed in a topic now; see {@link KafkaExtension#readCommitted}. */
    public List<ConsumerRecord<String, byte[]>> readCommitted(String topic) {
        return CommittedRecords.read(bootstrapServers(), topic);
    }

    /** The process, to kill, pause or stop; another one after {@link #restart()}. */
    public JavaProcess process() {
        return process;
    }

    /** Kills it if it runs, starts it again on the same ports, and returns when all is ready. */
    public void restart() {
        process.close();
        process = launch(options);
        awaitReady();
    }

    /** Stops it in order if it runs, paused or not. */
    @Override
    public void close() {
        try (JavaProcess ending = process) {
            if (ending.isAlive()) {
                ending.resume();
                ending.stop();
            }
        }
    }

    private String address(String part) {
        String address = addresses.get(part);
        if (address == null) {
            throw new IllegalStateException("this process runs " + parts + ", not " + part);
        }
        return address;
    }

    private void awaitReady() {
        try {
            for (String part : parts) {
                String line = "^" + part + "=(\\S+)$";
                addresses.put(part, process.awaitLine(line, TO_START).group(1));
            }
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    private static JavaProcess launch(List<String> options) {
        return JavaProcess.builder(EmbeddedMain.class)
                .arguments(options.toArray(String[]::new))
                .start();
    }

    private static List<String> options(@Nullable Path data, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--with-parent", "--kafka-port", port(), "--mongo-port", port()));
        if (data != null) {
            options.addAll(List.of("--data", data.toString()));
        }
        return options;
    }

    private static String port() {
        return Integer.toString(FreePorts.next());
    }
}
