package org.tenantry.benchmarks.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.HttpConnection;
import org.tenantry.benchmarks.api.Request;
import org.tenantry.benchmarks.measuring.Interruptible;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Machine;
import org.tenantry.benchmarks.measuring.Numbers;
import org.tenantry.benchmarks.servers.ServerProcess;
import org.tenantry.embedded.EmbeddedKafka;
import org.tenantry.embedded.EmbeddedMongo;
import org.tenantry.embedded.ServerOptions;
import org.tenantry.standalone.StandaloneConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything, lets many watch, and prints what they cost. */
@Command(
        name = "watchers",
        description = {
            "Measures what watchers of configuration cost who hear nothing, and how soon they hear of a change.",
            "It starts Kafka, MongoDB's stand-in and both sides in this process, and the watchers in another."
        },
        mixinStandardHelpOptions = true)
public final class WatchersBenchmark implements Callable<Integer> {
    static final String NAMESPACE = "auth";

    private static final String ROOT = "bench";
    private static final int WARM_UP = 100;

    @Option(names = "--watchers", defaultValue = "5000", description = "${DEFAULT-VALUE} unless given")
    int watchers;

    @Option(names = "--seconds", defaultValue = "60", description = "of silence; ${DEFAULT-VALUE} unless given")
    int seconds;

    @Option(names = "--changes", defaultValue = "200", description = "at the root; ${DEFAULT-VALUE} unless given")
    int changes;

    /** The tenant that a watcher watches. */
    static String tenant(int number) {
        return ROOT + ".t" + number;
    }

    @Override
    public Integer call() throws Exception {
        return Interruptible.measure(this::measure);
    }

    private int measure() throws InterruptedException {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(ServerOptions.onFreePort());
                EmbeddedKafka kafka = EmbeddedKafka.start(ServerOptions.onFreePort());
                ConfigurableApplicationContext context = serve(mongo, kafka)) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return measure(port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConfigurableApplicationContext serve(EmbeddedMongo mongo, EmbeddedKafka kafka) {
        String database = "tenantry_bench_" + UUID.randomUUID().toString().substring(0, 8);
        return new SpringApplicationBuilder(StandaloneConfiguration.class)
                .properties(Map.of(
                        "spring.config.name",
                        "standalone",
                        "server.port",
                        0,
                        "tenantry.management-port",
                        -1,
                        "tenantry.mongodb-uri",
                        mongo.uri(),
                        "tenantry.kafka-bootstrap-servers",
                        kafka.bootstrapServers(),
                        "tenantry.command.database",
                        database + "_log",
                        "tenantry.query.database",
                        database + "_read",
                        "tenantry.sealing.database",
                        database + "_keys",
                        "tenantry.query.watch.most",
                        watchers + 10,
                        "tenantry.query.watch.most-of-caller",
                        watchers + 10))
                .registerShutdownHook(false)
                .run();
    }

    private int measure(int port) throws InterruptedException, IOException {
        System.out.printf(
                "%d watchers, each of a tenant of its own beneath one root; %d CPUs; %s%n%n",
                watchers, Machine.cpus(), Machine.jvm());
        Api api = Api.onPort(port);
        prepare(api);
        Usage alone = Usage.during(Duration.ofSeconds(seconds));
        System.out.println("nobody watches    " + alone.text());
        arrivals(api, "one watches");
        try (ServerProcess crowd = crowd(api)) {
            Usage watched = Usage.during(Duration.ofSeconds(seconds));
            System.out.println("all watch         " + watched.text() + ": " + watched.each(alone, watchers));
            arrivals(api, "all watch");
            System.out.printf("the watchers took %.1f s of CPU%n", crowd.cpu() / 1e9);
        }
        return 0;
    }

    private ServerProcess crowd(Api api) {
        return ServerProcess.start(
                Crowd.class,
                Crowd.SAYS,
                List.of("-Xms256m", "-Xmx256m"),
                List.of(Integer.toString(api.port()), api.token(), Integer.toString(watchers)));
    }

    private void prepare(Api api) throws IOException {
        api.ask(new Request(
                "PUT",
                "/v1/definitions/" + NAMESPACE,
                "{\"schema\": {\"type\": \"object\", \"properties\": {\"size\": {\"type\": \"integer\"}}}}",
                null));
        api.ask(Request.post("/v1/tenants", body(ROOT)));
        try (HttpConnection connection = api.connect()) {
            for (int i = 0; i <= watchers; i++) {
                connection.send(Request.post("/v1/tenants", body(tenant(i))));
            }
        }
    }

    private static String body(String id) {
        return "{\"id\": \"%s\", \"name\": \"%s\", \"kind\": \"city\"}".formatted(id, id);
    }

    /** From the sending of the command; one of the watchers stands for all. */
    private void arrivals(Api api, String who) throws IOException {
        Latencies answered = new Latencies();
        Latencies heard = new Latencies();
        try (Ear ear = Ear.open(api.port(), tenant(watchers), api.token());
                HttpConnection connection = api.connect()) {
            for (int i = -WARM_UP; i < changes; i++) {
                long begin = System.nanoTime();
                connection.send(Request.patch(
                        "/v1/tenants/" + ROOT + "/overrides/" + NAMESPACE,
                        "{\"values\": {\"size\": %d}}".formatted(System.nanoTime())));
                long answer = System.nanoTime() - begin;
                ear.await("event: configuration");
                if (i >= 0) {
                    answered.took(answer);
                    heard.took(System.nanoTime() - begin);
                }
            }
        }
        System.out.printf(
                "%-17s a change at the root is heard after p50 %s ms, p99 %s ms; it is answered after p50 %s ms%n",
                who,
                Numbers.decimals(1, heard.millis(50)),
                Numbers.decimals(1, heard.millis(99)),
                Numbers.decimals(1, answered.millis(50)));
    }
}
