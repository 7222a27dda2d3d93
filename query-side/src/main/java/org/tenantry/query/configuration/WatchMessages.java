package org.tenantry.query.configuration;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.events.TenantId;
import org.tenantry.query.configuration.WatchedChange.OfConfiguration;
import org.tenantry.query.configuration.WatchedChange.OfStatus;
import org.tenantry.query.tenant.EffectiveStatus;
import org.tenantry.query.watch.ServerSentEvent;
import org.tenantry.query.watch.Watched;
import org.tenantry.query.watch.Watcher;
import tools.jackson.databind.json.JsonMapper;

/** What watchers are told of changes. Of what a level sets it names the places and never a value, so no secret either. */
public final class WatchMessages {
    private static final Logger log = LoggerFactory.getLogger(WatchMessages.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** Each that fails may take seconds, and many wait. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Lookup lookup;
    private final WatchedTags tags;
    private volatile long failed = System.nanoTime() - PAUSE.toNanos();

    public WatchMessages(Lookup lookup, WatchedTags tags) {
        this.lookup = lookup;
        this.tags = tags;
    }

    /**
     * A change as it is told to some.
     *
     * @param id null if the one before it still stands
     * @return who watches the same is told the same
     */
    Map<Watcher, byte[]> of(WatchedChange change, @Nullable String id, List<Watcher> watchers) {
        prepare(change, watchers);
        record Same(TenantId tenant, boolean subtree) {}
        Map<Same, byte[]> made = new HashMap<>();
        Map<Watcher, byte[]> messages = new HashMap<>();
        for (Watcher watcher : watchers) {
            Watched watched = watcher.watched();
            messages.put(
                    watcher,
                    made.computeIfAbsent(
                            new Same(watched.tenant(), watched.subtree()), same -> written(of(change, watched), id)));
        }
        return messages;
    }

    static byte[] written(WatchView view, @Nullable String id) {
        return ServerSentEvent.of(view.event(), id, JSON.writeValueAsString(view));
    }

    /** What is not known of all of them is asked for at once. */
    private void prepare(WatchedChange change, List<Watcher> watchers) {
        if (change instanceof OfConfiguration configuration) {
            List<TenantId> single = watchers.stream()
                    .map(Watcher::watched)
                    .filter(watched -> !watched.subtree())
                    .map(Watched::tenant)
                    .distinct()
                    .toList();
            var _ = known(() -> {
                tags.prepare(single, configuration.namespace());
                return Optional.empty();
            });
        }
    }

    /** A change as it is told to one. */
    WatchView of(WatchedChange change, Watched watched) {
        return switch (change) {
            case OfConfiguration configuration ->
                new WatchView.Changed(
                        configuration.namespace(),
                        configuration.level(),
                        touched(configuration.tenant(), watched.tenant()),
                        configuration.changed(),
                        new WatchView.Versions(configuration.number() - 1, configuration.number()),
                        watched.subtree()
                                ? null
                                : known(() -> tags.of(watched.tenant(), configuration))
                                        .orElse(null));
            case OfStatus status -> status(new TenantId(touched(Optional.of(status.tenant()), watched.tenant())));
        };
    }

    /** The lower of two: what is set at one touches of the other's what is at it and beneath. */
    private static String touched(Optional<TenantId> level, TenantId watched) {
        return level.filter(tenant -> tenant.value().length() > watched.value().length())
                .orElse(watched)
                .value();
    }

    /** What a tenant is in effect now, as far as that can be told. */
    WatchView.Status status(TenantId tenant) {
        Optional<EffectiveStatus> now = known(() -> lookup.status(tenant));
        return new WatchView.Status(
                tenant.value(),
                now.map(EffectiveStatus::status).orElse(null),
                now.flatMap(EffectiveStatus::causedBy).orElse(null));
    }

    /** Something that has to be looked up; empty, too, while lookups fail: that it changed is told all the same. */
    private <T> Optional<T> known(Supplier<Optional<T>> lookup) {
        if (System.nanoTime() - failed < PAUSE.toNanos()) {
            return Optional.empty();
        }
        try {
            return lookup.get();
        } catch (RuntimeException e) {
            failed = System.nanoTime();
            log.warn("Watchers are told that something changed, and not what holds now: {}", e.toString());
            return Optional.empty();
        }
    }
}
