package org.tenantry.benchmarks.reads;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tenantry.benchmarks.api.Answer;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.HttpConnection;
import org.tenantry.benchmarks.api.OpenLoop;
import org.tenantry.benchmarks.api.Request;
import org.tenantry.benchmarks.api.Tenants;
import org.tenantry.benchmarks.measuring.Latencies;
import tools.jackson.databind.json.JsonMapper;

/**
 * How soon a new tenant is to be read while others are created at a fixed rate: one more connection creates one, asks for it
 * with the position that was answered, and asks again, to know what that alone takes.
 */
final class VisibleRounds {
    private static final JsonMapper JSON = new JsonMapper();

    private final Api api;
    private final Tenants tenants;
    private final int perSecond;
    private final Duration round;

    VisibleRounds(Api api, int perSecond, Duration round) {
        this.api = api;
        this.tenants = Tenants.beneathNewRoots(api);
        this.perSecond = perSecond;
        this.round = round;
    }

    /**
     * What rounds showed.
     *
     * @param commands of those at the rate, from when they were due
     * @param visible from the answer of the command until that of the read
     * @param readAlone of what is visible
     */
    record Figures(Latencies commands, Latencies visible, Latencies readAlone) {
        Figures() {
            this(new Latencies(), new Latencies(), new Latencies());
        }
    }

    /** Adds a round. */
    void run(Figures to) throws InterruptedException {
        try (ExecutorService thread = Executors.newSingleThreadExecutor();
                HttpConnection connection = api.connect()) {
            Future<Long> load =
                    thread.submit(() -> OpenLoop.run(api, perSecond, round, tenants::create, to.commands()));
            while (!load.isDone()) {
                turn(connection, to);
            }
            load.get();
        } catch (IOException | ExecutionException e) {
            to.visible().failed(e.toString());
        }
    }

    private void turn(HttpConnection connection, Figures to) throws IOException {
        Request create = tenants.create();
        Answer created = connection.send(create);
        long answered = System.nanoTime();
        if (!created.isGood() || created.position() == null) {
            throw new IOException(create + " was answered by " + created);
        }
        Request read = Request.get(
                "/v1/tenants/" + JSON.readTree(created.body()).path("id").asString());
        read(connection, read.at(created.position()), answered, to.visible());
        read(connection, read, System.nanoTime(), to.readAlone());
    }

    private static void read(HttpConnection connection, Request read, long since, Latencies latencies)
            throws IOException {
        Answer answer = connection.send(read);
        if (answer.isGood()) {
            latencies.took(System.nanoTime() - since);
        } else {
            latencies.failed(read + " was answered by " + answer);
        }
    }
}
