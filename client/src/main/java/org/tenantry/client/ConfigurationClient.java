package org.tenantry.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers what holds for tenants, from memory. What is known counts while a stream of the server's tells of changes, and
 * is asked for again when it tells of one; without a stream it counts for a moment. When the server does not answer, what
 * is known is answered with its age. No answer is made of older versions than one before it.
 *
 * <p>One client serves any number of threads. It has two threads of its own, beside those of its HTTP client.
 */
public final class ConfigurationClient implements AutoCloseable {
    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,199}");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final ClientSettings settings;
    private final Lookups lookups;
    private final Streams streams;
    private final Map<String, Slot> slots;
    private final ScheduledThreadPoolExecutor threads;
    private volatile Instant failed = Instant.EPOCH;

    private ConfigurationClient(URI base, Supplier<String> token, ClientSettings settings, HttpClient http) {
        this.settings = settings;
        this.threads = new ScheduledThreadPoolExecutor(2, work -> {
            Thread thread = new Thread(work, "tenantry-configuration");
            thread.setDaemon(true);
            return thread;
        });
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        threads.setRemoveOnCancelPolicy(true);
        this.slots = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Slot> eldest) {
                return size() > settings.maxEntries();
            }
        };
        String url = base.toString().replaceAll("/+$", "");
        this.lookups = new Lookups(http, url, token, settings.timeout());
        this.streams = new Streams(
                settings,
                (tenant, subtree) ->
                        new WatchStream(http, url, token, settings, tenant, subtree, threads, this::changed));
    }

    /**
     * A client of a server.
     *
     * @param base of the query side, such as {@code https://tenantry.example}
     * @param token gives the bearer token; asked each time
     */
    public static ConfigurationClient of(URI base, Supplier<String> token, ClientSettings settings) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        return of(base, token, settings, http);
    }

    /**
     * The same over an HTTP client of the caller's: one that trusts a private certificate authority, shows a certificate, or
     * goes by a proxy. How long it tries to connect is the caller's to say.
     */
    public static ConfigurationClient of(URI base, Supplier<String> token, ClientSettings settings, HttpClient http) {
        return new ConfigurationClient(base, token, settings, http);
    }

    /** What holds for a tenant in a namespace, as JSON. See {@link #get(String, String, Class, String)}. */
    public Configured<JsonNode> get(String tenant, String namespace) {
        return get(tenant, namespace, null, Known::values);
    }

    /** The same, read as a type. */
    public <T> Configured<T> get(String tenant, String namespace, Class<T> type) {
        return get(tenant, namespace, null, known -> known.as(type));
    }

    /**
     * What holds for a tenant in a namespace, read as a type, and at least as new as a write.
     *
     * @param position as a command answered it: {@code Tenantry-Position}
     * @throws ConfigurationUnavailableException if the server does not answer, and nothing that would do is known
     * @throws ConfigurationRefusedException if there is no such tenant or namespace, or the token does not permit it
     */
    public <T> Configured<T> get(String tenant, String namespace, Class<T> type, String position) {
        return get(tenant, namespace, position, known -> known.as(type));
    }

    private <T> Configured<T> get(
            String tenant, String namespace, @Nullable String position, Function<Known, T> reading) {
        Positions wanted = position == null ? Positions.NONE : Positions.of(position);
        Slot slot = slot(tenant, namespace);
        Optional<WatchStream> stream = streams.of(tenant);
        @Nullable Known known = slot.known();
        if (known != null && isFresh(slot, known, stream, wanted)) {
            return configured(known, asOf(known, stream), false, reading);
        }
        if (known != null && hasJustFailed() && isUsable(known, wanted)) {
            return configured(known, known.asOf(), true, reading); // not each caller waits for a server that is away
        }
        try {
            Known answered = asked(slot, stream, wanted);
            return configured(answered, asOf(answered, stream), false, reading);
        } catch (ConfigurationUnavailableException e) {
            @Nullable Known last = slot.known();
            if (last != null && isUsable(last, wanted)) {
                return configured(last, last.asOf(), true, reading);
            }
            throw e;
        }
    }

    private static <T> Configured<T> configured(
            Known known, Instant asOf, boolean isStale, Function<Known, T> reading) {
        return new Configured<>(reading.apply(known), known.effectiveStatus(), known.versions(), asOf, isStale);
    }

    private Slot slot(String tenant, String namespace) {
        if (!TENANT.matcher(tenant).matches() || !NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException("no tenant's id, or no namespace: " + tenant + ", " + namespace);
        }
        synchronized (slots) {
            return slots.computeIfAbsent(tenant + " " + namespace, none -> new Slot(tenant, namespace));
        }
    }

    private boolean isFresh(Slot slot, Known known, Optional<WatchStream> stream, Positions wanted) {
        if (known.changes() != slot.changes.get()) {
            return false;
        }
        if (stream.isPresent() && stream.get().isLive()) {
            return known.seen().and(stream.get().positions()).cover(wanted);
        }
        return known.asOf().plus(settings.askAgain()).isAfter(Instant.now())
                && known.seen().cover(wanted);
    }

    private boolean isUsable(Known known, Positions wanted) {
        return known.asOf().plus(settings.maxStale()).isAfter(Instant.now())
                && known.seen().cover(wanted);
    }

    private boolean hasJustFailed() {
        return failed.plus(settings.askAgain()).isAfter(Instant.now());
    }

    /** What a live stream tells nothing of holds still. */
    private static Instant asOf(Known known, Optional<WatchStream> stream) {
        return stream.filter(WatchStream::isLive)
                .map(WatchStream::heard)
                .filter(heard -> heard.isAfter(known.asOf()))
                .orElse(known.asOf());
    }

    private Known asked(Slot slot, Optional<WatchStream> stream, Positions wanted) {
        slot.asking.lock();
        try {
            @Nullable Known known = slot.known();
            if (known != null && isFresh(slot, known, stream, wanted)) {
                return known; // another has asked meanwhile
            }
            slot.isBeingAsked();
            long changes = slot.changes.get();
            Positions seen = stream.map(WatchStream::ahead).orElse(Positions.NONE);
            Known answered = lookups.ask(slot.tenant, slot.namespace, known, seen.and(wanted), changes);
            slot.know(answered);
            streams.open(slot.tenant);
            return answered;
        } catch (ConfigurationUnavailableException e) {
            failed = Instant.now();
            throw e;
        } catch (ConfigurationRefusedException e) {
            slot.know(null);
            throw e;
        } finally {
            slot.asking.unlock();
        }
    }

    private void changed(String tenants, @Nullable String namespace, @Nullable String tag) {
        List<Slot> touched;
        synchronized (slots) {
            touched = new ArrayList<>(slots.values());
        }
        touched.removeIf(slot -> !slot.isWithin(tenants)
                || (namespace != null && !namespace.equals(slot.namespace))
                || isKnown(slot, tag));
        for (Slot slot : touched) {
            if (slot.changed() && slot.known() != null) {
                try {
                    threads.execute(() -> askAgain(slot));
                } catch (RejectedExecutionException e) {
                    return; // the client is closed
                }
            }
        }
    }

    private static boolean isKnown(Slot slot, @Nullable String tag) {
        @Nullable Known known = slot.known();
        return tag != null && known != null && known.tag().equals("\"" + tag + "\"");
    }

    private void askAgain(Slot slot) {
        slot.isBeingAsked();
        try {
            asked(slot, streams.of(slot.tenant), Positions.NONE);
        } catch (ConfigurationUnavailableException | ConfigurationRefusedException e) {
            // who needs it asks, and is told why there is no answer
        }
    }

    /** Ends its streams and threads. */
    @Override
    public void close() {
        streams.close();
        threads.shutdownNow();
    }
}
