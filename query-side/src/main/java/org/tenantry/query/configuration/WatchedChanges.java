package org.tenantry.query.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.tenantry.query.configuration.WatchedChange.OfConfiguration;
import org.tenantry.query.configuration.WatchedChange.OfStatus;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.watch.Watcher;
import org.tenantry.query.watch.Watchers;
import org.tenantry.subscriber.PublishedEvent;

/**
 * Tells watchers what this node sees change, on a thread of its own, so that the one that follows the topic never waits
 * for it. Where it cannot keep up, or something is missing, all streams are ended: who comes again is told what it missed.
 */
public final class WatchedChanges implements SeenTopic.Listener, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(WatchedChanges.class);
    private static final int ROOM = 10_000;

    /** So many are told at once, so that the first need not wait until what holds for the last is looked up. */
    private static final int AT_ONCE = 200;

    private static final Duration STOP = Duration.ofSeconds(5);

    /**
     * What was seen of a partition.
     *
     * @param from the position of its first event
     * @param to that of its last
     */
    private record Seen(int partition, long from, long to, List<WatchedChange> changes) {}

    private record Told(PositionVector positions, List<Watcher> watchers) {}

    /** Somebody who watches from some positions on. */
    record Begun(Watcher watcher, PositionVector positions) {}

    private final Watchers watchers;
    private final WatchMessages messages;
    private final BlockingQueue<Seen> queue = new LinkedBlockingQueue<>(ROOM);

    /** The last position of what found no room in the queue, by partition. */
    private final ConcurrentMap<Integer, Long> untold = new ConcurrentHashMap<>();

    private final Thread thread =
            Thread.ofPlatform().name("watch-telling").daemon().unstarted(this::run);
    private volatile boolean running;

    /** What watchers were told of; changed only while nobody comes and nobody goes. */
    private PositionVector told = PositionVector.NONE;

    public WatchedChanges(SeenTopic topic, Watchers watchers, WatchMessages messages) {
        this.watchers = watchers;
        this.messages = messages;
        topic.tell(this);
    }

    /** Lets somebody watch, and tells from where on. */
    Begun begin(Supplier<Watcher> added) {
        return watchers.exclusively(() -> new Begun(added.get(), told));
    }

    @Override
    public void begins(int partition, long next) {
        if (next > 0) {
            watchers.exclusively(() -> told = told.with(partition, next - 1));
        }
    }

    @Override
    public void seen(int partition, List<PublishedEvent> events) {
        List<WatchedChange> changes =
                events.stream().map(WatchedChange::of).flatMap(Optional::stream).toList();
        long from = events.getFirst().envelope().position().offset();
        long to = events.getLast().envelope().position().offset();
        if (!queue.offer(new Seen(partition, from, to, changes))) {
            untold.merge(partition, to, Math::max); // the queue is full: whoever takes from it looks here next
        }
    }

    private void run() {
        try {
            while (running) {
                tell(queue.take());
                skipUntold();
            }
        } catch (InterruptedException e) {
            log.debug("Watchers are told nothing any more");
        }
    }

    /** Who comes again is told all up to there; who stays would miss some. */
    private void skipUntold() {
        if (untold.isEmpty()) {
            return;
        }
        log.warn("Watchers cannot be told as fast as things change");
        for (Integer partition : untold.keySet()) {
            long to = Objects.requireNonNull(untold.remove(partition));
            watchers.exclusively(() -> told = told.with(partition, Math.max(to, told.of(partition))));
        }
        watchers.endAll();
    }

    private void tell(Seen seen) {
        long known = watchers.exclusively(() -> told.of(seen.partition()));
        if (known >= 0 && seen.from() > known + 1) {
            log.warn("What happened in partition {} before {} was not told", seen.partition(), seen.from());
            watchers.exclusively(() -> told = told.with(seen.partition(), seen.from() - 1));
            watchers.endAll(); // then: who comes meanwhile is ended, too, or has nothing missing
        }
        for (WatchedChange change : seen.changes()) {
            if (change.position().offset() > known) {
                try {
                    tell(change);
                } catch (RuntimeException e) {
                    log.error("Watchers could not be told of {}", change.position(), e);
                    watchers.endAll();
                }
            }
        }
        watchers.exclusively(() -> told = told.with(seen.partition(), Math.max(seen.to(), told.of(seen.partition()))));
    }

    private void tell(WatchedChange change) {
        Told now = watchers.exclusively(() -> {
            told = told.with(change.position().partition(), change.position().offset());
            return new Told(told, reached(change));
        });
        String id = now.positions().toString();
        for (int i = 0; i < now.watchers().size(); i += AT_ONCE) {
            List<Watcher> some = now.watchers()
                    .subList(i, Math.min(i + AT_ONCE, now.watchers().size()));
            messages.of(change, id, some).forEach(Watcher::tell);
        }
    }

    private List<Watcher> reached(WatchedChange change) {
        return switch (change) {
            case OfStatus status -> watchers.reached(status.tenant());
            case OfConfiguration configuration ->
                configuration
                        .tenant()
                        .map(tenant -> watchers.reached(tenant, configuration.namespace()))
                        .orElseGet(() -> watchers.reachedFromAbove(configuration.namespace()));
        };
    }

    @Override
    public void start() {
        running = true;
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Listens before the topic is followed. */
    @Override
    public int getPhase() {
        return -1;
    }
}
