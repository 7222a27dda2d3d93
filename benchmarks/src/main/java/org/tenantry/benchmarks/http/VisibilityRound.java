package org.tenantry.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.tenantry.benchmarks.api.Answer;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.HttpConnection;
import org.tenantry.benchmarks.api.Request;
import org.tenantry.benchmarks.api.Tenants;
import org.tenantry.benchmarks.measuring.Latencies;

/**
 * How soon a new tenant is found, at one connection: each turn creates one and asks until it is
 * found, creates another and asks once with the position that was answered, and searches for an old
 * one, to know what the search alone takes.
 */
final class VisibilityRound {
    private final Tenants tenants;
    private final HttpConnection connection;
    private final Visibility visibility = new Visibility();

    private VisibilityRound(Tenants tenants, HttpConnection connection) {
        this.tenants = tenants;
        this.connection = connection;
    }

    static Visibility run(Api api, Tenants tenants, Duration duration) throws InterruptedException {
        long deadline = System.nanoTime() + duration.toNanos();
        try (HttpConnection connection = api.connect()) {
            VisibilityRound round = new VisibilityRound(tenants, connection);
            while (System.nanoTime() < deadline) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                round.turn();
            }
            return round.visibility;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turn() throws IOException {
        created();
        long answered = System.nanoTime();
        while (!isFound(tenants.searchForNewest(), visibility.polled())) {
            visibility.countEarlySearch();
        }
        visibility.polled().took(System.nanoTime() - answered);

        String position = created();
        answered = System.nanoTime();
        search(tenants.searchForNewest().at(position), answered, visibility.withPosition());

        search(Tenants.searchForOldest(), System.nanoTime(), visibility.searchAlone());
    }

    private String created() throws IOException {
        Answer answer = connection.send(tenants.create());
        if (!answer.isGood()) {
            throw new IOException("a creation was answered by " + answer);
        }
        return String.valueOf(answer.position());
    }

    private void search(Request search, long since, Latencies latencies) throws IOException {
        if (isFound(search, latencies)) {
            latencies.took(System.nanoTime() - since);
        } else {
            latencies.failed(search + " does not find it");
        }
    }

    private boolean isFound(Request search, Latencies latencies) throws IOException {
        Answer answer = connection.send(search);
        if (!answer.isGood()) {
            latencies.failed(search + " was answered by " + answer);
        }
        return answer.body().contains("\"id\"");
    }
}
