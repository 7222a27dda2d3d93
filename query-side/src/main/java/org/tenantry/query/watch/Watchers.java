package org.tenantry.query.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;

/** All who watch on this node, found by what they watch; bounded. */
public final class Watchers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Watchers.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final WatchSettings settings;
    private final InstantSource clock;
    private final WatchersByPlace places = new WatchersByPlace();
    private final Set<Watcher> all = new LinkedHashSet<>();
    private final Map<String, Integer> byOwner = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Counter cutOff;
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watchers-ticking").daemon().factory());
    private volatile boolean running;
    private boolean stopped;

    public Watchers(WatchSettings settings, MeterRegistry meters) {
        this(settings, meters, InstantSource.system());
    }

    Watchers(WatchSettings settings, MeterRegistry meters, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("tenantry.watchers", this::count)
                .description("who watch on this node")
                .register(meters);
        this.cutOff = Counter.builder("tenantry.watchers.cut.off")
                .description("watchers that did not read, and were cut off")
                .register(meters);
    }

    /** Does something while nobody comes and nobody goes. */
    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes one more.
     *
     * @param owner who watches
     * @param until the end of what permits it
     * @throws ProblemException 503 if there are too many, 429 if too many are the owner's
     */
    public Watcher add(Watched watched, String owner, Instant until) {
        return exclusively(() -> {
            if (stopped || all.size() >= settings.most()) {
                throw ProblemException.unavailable(
                        "too-many-watchers", "As many watch on this node as may; try again, or another node.", RETRY);
            }
            if (byOwner.getOrDefault(owner, 0) >= settings.mostOfCaller()) {
                throw new ProblemException(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-own-watchers",
                        "This caller has " + settings.mostOfCaller() + " watchers on this node, and may have no more.");
            }
            Watcher watcher = new Watcher(watched, owner, until, settings.queue(), this);
            all.add(watcher);
            byOwner.merge(owner, 1, Integer::sum);
            places.add(watcher);
            return watcher;
        });
    }

    void remove(Watcher watcher) {
        lock.lock();
        try {
            if (all.remove(watcher)) {
                byOwner.computeIfPresent(watcher.owner(), (owner, count) -> count == 1 ? null : count - 1);
                places.remove(watcher);
            }
        } finally {
            lock.unlock();
        }
    }

    void cutOff(Watcher watcher) {
        cutOff.increment();
        log.info(
                "A watcher of {} is cut off: it does not read",
                watcher.watched().tenant());
    }

    /** Those whom a tenant's change in a namespace reaches. */
    public List<Watcher> reached(TenantId tenant, String namespace) {
        return exclusively(() -> places.reached(tenant, namespace));
    }

    /** Those whom a change in a namespace reaches that is above all tenants. */
    public List<Watcher> reachedFromAbove(String namespace) {
        return exclusively(() -> places.reachedFromAbove(namespace));
    }

    /** Those whom a change of a tenant's status reaches. */
    public List<Watcher> reached(TenantId tenant) {
        return exclusively(() -> places.reached(tenant));
    }

    int count() {
        return exclusively(all::size);
    }

    /** Ends all streams: who comes again is told what it missed. */
    public void endAll() {
        exclusively(() -> List.copyOf(all)).forEach(Watcher::end);
    }

    void tick() {
        Instant now = clock.instant();
        for (Watcher watcher : exclusively(() -> new ArrayList<>(all))) {
            try {
                watcher.tick(now, settings.heartbeat());
            } catch (RuntimeException e) {
                log.warn("A watcher's stream is ended: {}", e.toString());
                watcher.end();
            }
        }
    }

    @Override
    public void start() {
        running = true;
        var _ = ticking.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Streams would else be waited for as requests that are still being answered. */
    @Override
    public void stop() {
        running = false;
        exclusively(() -> stopped = true);
        ticking.shutdownNow();
        endAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the server waits for its requests to end. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
