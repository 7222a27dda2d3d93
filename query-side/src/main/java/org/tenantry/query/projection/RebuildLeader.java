package org.tenantry.query.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.query.projection.Generations.Dropped;
import org.tenantry.query.projection.Rebuild.Compared;
import org.tenantry.query.projection.Rebuild.Leader;
import org.tenantry.query.projection.Rebuild.Projected;
import org.tenantry.query.projection.Rebuild.State;

/**
 * Leads rebuilds from state to state, if no other node does, and clears away what is of no use any more. All nodes build;
 * one leads. If that one dies, another does from where it was; if two think they do, the one that is too late changes
 * nothing.
 */
final class RebuildLeader {
    private static final Logger log = LoggerFactory.getLogger(RebuildLeader.class);

    /** How long another may lead without being heard of. */
    private static final Duration TERM = Duration.ofSeconds(10);

    /** How long what served is fed on, so that one can go back to it. */
    static final Duration GRACE = Duration.ofHours(1);

    /** When no node feeds any more what is dropped, and what was sent is written. */
    private static final Duration UNTIL_NOBODY_WRITES = Duration.ofSeconds(15);

    /** What is so little behind is compared: the comparison bears that both are fed. */
    private static final long NEARLY = 1_000;

    private final String node = UUID.randomUUID().toString();
    private final GenerationStore store;
    private final ParkedDocuments parked;
    private final Map<String, Led> led = new HashMap<>();
    private final ExecutorService comparing = Executors.newVirtualThreadPerTaskExecutor();

    RebuildLeader(GenerationStore store, ParkedDocuments parked) {
        this.store = store;
        this.parked = parked;
    }

    /** What this node knows of a rebuild that it leads. */
    private static final class Led {
        private final int generation;
        private final long begun = System.nanoTime();
        private final long eventsThen;
        private @Nullable Comparison comparison;
        private int comparedWith;
        private Future<?> comparing = CompletableFuture.completedFuture(null);

        Led(int generation, long eventsThen) {
            this.generation = generation;
            this.eventsThen = eventsThen;
        }

        long perSecond(long events) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            return Math.round((events - eventsThen) / Math.max(seconds, 0.001));
        }

        void stop() {
            comparing.cancel(true);
        }
    }

    /** Does what is to be done now, if anything is; called again and again. */
    void lead(ReadModel<?> model, Generations agreed) {
        Instant now = Instant.now();
        clear(model, agreed, now);
        if (agreed.underWay().filter(one -> mayLead(one, now)).isEmpty()) {
            @Nullable Led before = led.remove(model.name());
            if (before != null) {
                before.stop();
            }
            return;
        }
        Rebuild rebuild = agreed.underWay().get();
        Led own = led(model, rebuild);
        switch (rebuild.state()) {
            case BUILDING -> build(model, agreed, rebuild, own, now);
            case COMPARING -> compare(model, agreed, rebuild, own, now);
            default -> own.stop();
        }
    }

    private boolean mayLead(Rebuild rebuild, Instant now) {
        return rebuild.leader()
                .map(leader -> leader.node().equals(node) || leader.until().isBefore(now))
                .orElse(true);
    }

    private Led led(ReadModel<?> model, Rebuild rebuild) {
        @Nullable Led known = led.get(model.name());
        if (known == null || known.generation != rebuild.generation()) {
            known = new Led(
                    rebuild.generation(), model.positions(rebuild.generation()).events());
            led.put(model.name(), known);
        }
        return known;
    }

    private void build(ReadModel<?> model, Generations agreed, Rebuild rebuild, Led own, Instant now) {
        long events = model.positions(rebuild.generation()).events();
        long ofEvents = Math.max(events, model.positions(agreed.serving()).events());
        State next = ofEvents - events <= NEARLY ? State.COMPARING : State.BUILDING;
        change(model, agreed, now, before -> {
            Rebuild further = before.with(new Projected(events, ofEvents, own.perSecond(events)));
            return next == before.state() ? further : further.in(next, now);
        });
    }

    private void compare(ReadModel<?> model, Generations agreed, Rebuild rebuild, Led own, Instant now) {
        Comparison comparison = own.comparison;
        if (comparison == null || own.comparedWith != agreed.serving()) { // an operator may go back meanwhile
            own.stop();
            own.comparedWith = agreed.serving();
            ProjectionPositions serving = model.positions(agreed.serving());
            ProjectionPositions built = model.positions(rebuild.generation());
            comparison = new Comparison(
                    model.collection(agreed.serving()),
                    model.collection(rebuild.generation()),
                    () -> catchUp(serving, built));
            own.comparison = comparison;
            own.comparing = comparing.submit(running(comparison));
        }
        Comparison running = comparison;
        boolean isOver = own.comparing.isDone();
        if (isOver && own.comparing.state() != Future.State.SUCCESS) {
            log.warn("The comparison of {} begins again", model.name(), own.comparing.exceptionNow());
            own.comparison = null;
            return;
        }
        Generations after = change(model, agreed, now, before -> {
            Rebuild further = before.with(
                    new Compared(running.documents(), running.differences(), isOver ? running.examples() : List.of()));
            return isOver ? further.in(outcome(model, further), now) : further;
        });
        after.rebuild()
                .filter(one -> isOver && one.generation() == rebuild.generation())
                .ifPresent(one -> log.info(
                        "Generation {} of {} is {}: {} of {} documents differ",
                        one.generation(),
                        model.name(),
                        one.state(),
                        one.compared().differences(),
                        one.compared().documents()));
    }

    private static Callable<?> running(Comparison comparison) {
        return () -> {
            comparison.run();
            return null;
        };
    }

    private State outcome(ReadModel<?> model, Rebuild rebuild) {
        if (rebuild.dryRun()) {
            return State.COMPARED;
        }
        boolean isWhole =
                parked.count(List.of(model.generation(rebuild.generation()).collection()), 1) == 0;
        return isWhole && rebuild.compared().differences() == 0 ? State.SWITCHED : State.DIFFERENT;
    }

    private static void catchUp(ProjectionPositions serving, ProjectionPositions built) throws InterruptedException {
        awaitReached(built, serving.all());
        awaitReached(serving, built.all());
    }

    private static void awaitReached(ProjectionPositions one, Map<Integer, Long> other) throws InterruptedException {
        while (!one.hasReached(other)) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    @FunctionalInterface
    private interface Change {
        Rebuild of(Rebuild before);
    }

    /** Changes a rebuild if it is where it was, beside the same that serves, and this node still leads it. */
    private Generations change(ReadModel<?> model, Generations agreed, Instant now, Change change) {
        Rebuild seen = agreed.underWay().orElseThrow();
        return store.change(model.name(), before -> {
            boolean isAsSeen = before.serving() == agreed.serving()
                    && before.underWay()
                            .filter(one -> one.generation() == seen.generation() && one.state() == seen.state())
                            .filter(one -> mayLead(one, now))
                            .isPresent();
            if (!isAsSeen) {
                return before;
            }
            Rebuild after = change.of(before.underWay().get().ledBy(new Leader(node, now.plus(TERM))));
            return switch (after.state()) {
                case SWITCHED -> before.switchTo(after, now, now.plus(GRACE));
                case COMPARED -> before.discard(after, now);
                default -> before.with(after);
            };
        });
    }

    /** Ends the grace of what served before, and drops what nobody needs. */
    private void clear(ReadModel<?> model, Generations agreed, Instant now) {
        boolean isFollowed = model.generation().number() == agreed.serving(); // else what served is still read here
        if (isFollowed
                && agreed.previous().filter(one -> one.until().isBefore(now)).isPresent()) {
            store.change(
                    model.name(),
                    before -> before.previous().equals(agreed.previous()) ? before.withoutPrevious(now) : before);
        }
        List<Dropped> unused = agreed.dropped().stream()
                .filter(one -> one.since().plus(UNTIL_NOBODY_WRITES).isBefore(now))
                .toList();
        if (!unused.isEmpty()) {
            unused.forEach(one -> drop(model, one.generation()));
            store.change(model.name(), before -> before.without(unused));
        }
    }

    private void drop(ReadModel<?> model, int generation) {
        model.collection(generation).drop();
        model.positions(generation).progress().forget();
        parked.forget(model.generation(generation).collection());
        log.info("Generation {} of {} is dropped", generation, model.name());
    }

    void stop() {
        comparing.shutdownNow();
    }
}
