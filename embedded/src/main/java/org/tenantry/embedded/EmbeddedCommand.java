package org.tenantry.embedded;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of {@link EmbeddedMain}, and what they do. */
@Command(
        name = "embedded",
        mixinStandardHelpOptions = true,
        description = "Runs a Kafka broker and a MongoDB stand-in on 127.0.0.1, until SIGTERM.")
final class EmbeddedCommand implements Callable<Integer> {
    enum Part {
        KAFKA,
        MONGO
    }

    @Option(names = "--kafka-port", description = "Port of Kafka; 0, the default, takes a free one.")
    private int kafkaPort;

    @Option(names = "--mongo-port", description = "Port of MongoDB; 0, the default, takes a free one.")
    private int mongoPort;

    @Option(names = "--data", description = "Directory that keeps the data; without it, nothing is kept.")
    private @Nullable Path data;

    @Option(names = "--only", description = "Run one part only: kafka or mongo.")
    private @Nullable Part only;

    @Option(names = "--with-parent", description = "End when standard input ends.")
    private boolean withParent;

    @Override
    public Integer call() throws Exception {
        StringBuilder ready = new StringBuilder();
        if (only != Part.KAFKA) {
            EmbeddedMongo mongo = EmbeddedMongo.start(options(mongoPort, "mongo"));
            closeAtExit(mongo::close);
            ready.append("MONGODB_URI=").append(mongo.uri()).append('\n');
        }
        if (only != Part.MONGO) {
            EmbeddedKafka kafka = EmbeddedKafka.start(options(kafkaPort, "kafka"));
            closeAtExit(kafka::close);
            ready.append("KAFKA_BOOTSTRAP_SERVERS=")
                    .append(kafka.bootstrapServers())
                    .append('\n');
        }
        System.out.print(ready);
        System.out.flush();
        awaitEnd(System.in);
        return 0;
    }

    private void awaitEnd(InputStream parent) throws Exception {
        if (withParent) {
            parent.transferTo(OutputStream.nullOutputStream());
        } else {
            new CountDownLatch(1).await();
        }
    }

    private ServerOptions options(int port, String part) {
        return new ServerOptions(port, data == null ? null : data.resolve(part));
    }

    private static void closeAtExit(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, "close"));
    }
}
