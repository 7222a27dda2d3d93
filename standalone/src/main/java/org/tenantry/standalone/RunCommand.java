package org.tenantry.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything, says what runs where, and stays until it is told to end. */
@Command(
        name = "run",
        description = "Starts both sides, Kafka and, unless MONGODB_URI names one, MongoDB.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8080", description = "of the API; ${DEFAULT-VALUE} unless given")
    int port;

    @Option(names = "--kafka-port", defaultValue = "9092", description = "of Kafka; ${DEFAULT-VALUE} unless given")
    int kafkaPort;

    @Option(
            names = "--mongo-port",
            defaultValue = "27017",
            description = "of the embedded MongoDB; ${DEFAULT-VALUE} unless given")
    int mongoPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keeps the data there; without it they are gone at the end")
    @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException {
        // Until Spring sets it up, Logback prints everything; Kafka has much to say.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        @Nullable String uri = System.getenv("MONGODB_URI");
        RunningTenantry tenantry = RunningTenantry.start(
                new RunOptions(port, kafkaPort, mongoPort, data, uri == null || uri.isBlank() ? null : uri));
        Runtime.getRuntime().addShutdownHook(new Thread(tenantry::close, "shutdown"));
        System.out.println(tenantry.welcome());
        Thread.currentThread().join();
        return 0;
    }
}
