package org.tenantry.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream of what changes for a tenant. It is opened again whenever it ends, and goes on where it was. */
final class WatchStream implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final long MAX_PAUSE_MILLIS = 30_000;

    /** Is told what the stream tells. */
    interface Listener {
        /** Something changed for a tenant, and all beneath it; null for the namespace or the tag if that is not told. */
        void changed(String tenants, @Nullable String namespace, @Nullable String tag);
    }

    private final HttpClient http;
    private final URI url;
    private final Supplier<String> token;
    private final ClientSettings settings;
    private final String tenant;
    private final ScheduledExecutorService timer;
    private final Listener listener;
    private volatile boolean live;
    private volatile boolean closed;
    private volatile Instant heard = Instant.EPOCH;
    private volatile Instant used = Instant.now();
    private volatile Positions ahead = Positions.NONE;
    private volatile Positions positions = Positions.NONE;
    private volatile long pause = 1_000;
    private volatile @Nullable String lastId;
    private volatile @Nullable CompletableFuture<?> connection;

    /** What is heard now: of an earlier connection nothing counts any more. */
    private volatile @Nullable Lines lines;

    WatchStream(
            HttpClient http,
            String base,
            Supplier<String> token,
            ClientSettings settings,
            String tenant,
            boolean subtree,
            ScheduledExecutorService timer,
            Listener listener) {
        this.http = http;
        this.url =
                URI.create(base + "/v1/tenants/" + tenant + "/configuration-watch" + (subtree ? "?subtree=true" : ""));
        this.token = token;
        this.settings = settings;
        this.tenant = tenant;
        this.timer = timer;
        this.listener = listener;
    }

    void start() {
        timer.execute(this::connect);
    }

    /** Whether it has told of all that changed, up to its positions. */
    boolean isLive() {
        return live && !isSilent();
    }

    /** When the server was last heard. */
    Instant heard() {
        return heard;
    }

    /** Up to where it has told all, since it is live. */
    Positions positions() {
        return positions;
    }

    /** What the server must have seen to be asked about what the stream tells. */
    Positions ahead() {
        return ahead;
    }

    Instant used() {
        return used;
    }

    void use() {
        used = Instant.now();
    }

    private boolean isSilent() {
        return heard.plus(settings.silence()).isBefore(Instant.now());
    }

    private void connect() {
        if (closed) {
            return;
        }
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(settings.timeout())
                    .header("Authorization", "Bearer " + token.get())
                    .header("Accept", "text/event-stream");
            @Nullable String last = lastId;
            if (last != null) {
                request.header("Last-Event-ID", last);
            }
            BodyHandler<Void> handler = answer -> answer.statusCode() == OK ? lines() : BodySubscribers.discarding();
            CompletableFuture<?> opened = http.sendAsync(request.build(), handler);
            connection = opened;
            var unused = opened.whenComplete((response, failure) -> ended());
            if (closed) {
                opened.cancel(true);
            }
        } catch (RuntimeException e) { // as when there is no token to be had
            ended();
        }
    }

    private BodySubscriber<Void> lines() {
        heard = Instant.now();
        var unused = timer.schedule(this::listenForLife, settings.silence().toMillis(), TimeUnit.MILLISECONDS);
        Lines heardNow = new Lines();
        lines = heardNow;
        return BodySubscribers.fromLineSubscriber(heardNow);
    }

    /** A line can be dead without anybody being told. */
    private void listenForLife() {
        @Nullable CompletableFuture<?> opened = connection;
        if (opened == null || opened.isDone()) {
            return;
        }
        if (isSilent()) {
            opened.cancel(true);
        } else {
            var unused = timer.schedule(this::listenForLife, settings.silence().toMillis() / 2, TimeUnit.MILLISECONDS);
        }
    }

    private void ended() {
        lines = null;
        live = false;
        if (!closed && !timer.isShutdown()) {
            var unused = timer.schedule(this::connect, pause, TimeUnit.MILLISECONDS);
            pause = Math.min(MAX_PAUSE_MILLIS, pause * 2);
        }
    }

    @Override
    public void close() {
        closed = true;
        live = false;
        @Nullable CompletableFuture<?> opened = connection;
        if (opened != null) {
            opened.cancel(true);
        }
    }

    /** Who asks from now on is to ask about what is told now; who asked before is to ask again; then it is told. */
    private void told(String event, @Nullable String id, JsonNode data) {
        @Nullable Positions now = id == null ? null : Positions.of(id);
        if (now != null) {
            ahead = event.equals("reset") ? now : ahead.and(now);
        }
        switch (event) {
            case "configuration" ->
                listener.changed(
                        data.path("tenants").asString(tenant),
                        data.path("namespace").asString(""),
                        data.path("effective").path("after").asString(null));
            case "following" -> {
                if (!data.path("resumed").asBoolean(false)) {
                    listener.changed(tenant, null, null);
                }
            }
            default -> listener.changed(data.path("tenants").asString(tenant), null, null); // status, reset
        }
        if (now != null) {
            positions = ahead;
            lastId = id;
            // What was missed comes without ids, after the first event, and before the one that makes it whole.
            live = live || !(event.equals("following") && data.path("resumed").asBoolean(false));
        }
    }

    /** Reads {@code text/event-stream}. */
    private final class Lines implements Flow.Subscriber<String> {
        private String event = "";
        private @Nullable String id;
        private @Nullable String data;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (lines != this) {
                return;
            }
            heard = Instant.now();
            if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            } else if (line.startsWith("retry: ")) {
                pause = Math.min(MAX_PAUSE_MILLIS, Long.parseLong(line.substring("retry: ".length())));
            } else if (line.isEmpty()) {
                end();
            }
        }

        private void end() {
            @Nullable String told = data;
            if (told != null) {
                try {
                    told(event, id, JSON.readTree(told));
                } catch (JacksonException e) {
                    throw new IllegalStateException("the stream is not as expected: " + told, e);
                }
            }
            event = "";
            id = null;
            data = null;
        }

        @Override
        public void onError(Throwable failure) {
            // the connection tells it
        }

        @Override
        public void onComplete() {
            // the connection tells it
        }
    }
}
