package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tenantry.access.GuardedClient.isProblem;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A server that answers two requests of one caller at a time. */
@GuardedServerTest
@Import(CallerConcurrencyTest.Waiting.class)
@TestPropertySource(properties = "tenantry.access.concurrent-requests=2")
class CallerConcurrencyTest {
    private final GuardedClient client;
    private final Waiting waiting;

    CallerConcurrencyTest(@LocalServerPort int port, @Autowired Waiting waiting) {
        this.client = new GuardedClient(port);
        this.waiting = waiting;
    }

    @RestController
    static class Waiting {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore mayEnd = new Semaphore(0);
        private final BlockingQueue<AsyncContext> streams = new LinkedBlockingQueue<>();

        @GetMapping("/waiting")
        @ForAnyCaller(because = "it tells nothing")
        String waiting() throws InterruptedException {
            begun.release();
            return mayEnd.tryAcquire(1, TimeUnit.MINUTES) ? "done" : "left alone";
        }

        @GetMapping("/stream")
        @ForAnyCaller(because = "it tells nothing")
        void stream(HttpServletRequest request) {
            streams.add(request.startAsync());
        }
    }

    @Test
    void oneMoreIsRefusedUntilOneIsDoneAndOthersAreNot() throws Exception {
        String asha = token("asha");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> both = Stream.of("/waiting", "/waiting")
                    .map(path -> CompletableFuture.supplyAsync(() -> get(path, asha), threads))
                    .toList();
            assertThat(waiting.begun.tryAcquire(2, 1, TimeUnit.MINUTES)).isTrue();

            HttpResponse<String> refused = client.callerBy(asha);
            isProblem(refused, 429, "too-many-own-requests");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            isProblem(
                    client.get(
                            "/caller", "Authorization", "Bearer " + asha, OnBehalfOf.HEADER, token("a user of asha's")),
                    429,
                    "too-many-own-requests");
            assertThat(client.callerBy(token("ravi")).statusCode()).isEqualTo(200);

            waiting.mayEnd.release();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.callerBy(asha).statusCode() == 200);
            waiting.mayEnd.release();
            assertThat(both)
                    .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("done"));
        }
    }

    @Test
    void aStreamThatIsOpenIsNoneOfThem() {
        String meera = token("meera");
        List<AsyncContext> open = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                open.add(await().atMost(Duration.ofMinutes(1)).until(() -> stream(meera, threads), Objects::nonNull));
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> client.callerBy(meera).statusCode() == 200);
            open.forEach(AsyncContext::complete);
        }
    }

    /** Null if it is refused: the one before may be about to be open. */
    private @Nullable AsyncContext stream(String token, ExecutorService threads) throws InterruptedException {
        CompletableFuture<?> answer = CompletableFuture.supplyAsync(() -> get("/stream", token), threads);
        @Nullable AsyncContext open = null;
        while (open == null && !answer.isDone()) {
            open = waiting.streams.poll(10, TimeUnit.MILLISECONDS);
        }
        return open;
    }

    private HttpResponse<String> get(String path, String token) {
        return client.get(path, "Authorization", "Bearer " + token);
    }

    private static String token(String subject) {
        return Issuer.token(Claims.with("sub", subject));
    }
}
