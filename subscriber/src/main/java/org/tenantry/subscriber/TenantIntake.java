package org.tenantry.subscriber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.events.EventEnvelope;
import org.tenantry.subscriber.PartitionWork.Item;
import org.tenantry.subscriber.Turns.Begun;
import org.tenantry.subscriber.Turns.Turn;

/**
 * Handles events one by one: those of a tenant in order, those of different tenants at the same time.
 * What fails is tried again after a pause, while the others go on; what keeps failing parks its tenant.
 */
final class TenantIntake implements Intake {
    private static final Logger log = LoggerFactory.getLogger(TenantIntake.class);
    private static final int MOST_IN_HAND = 2_000;
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final Tries tries;
    private final Retry retry;
    private final Executor workers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition handlerEnded = lock.newCondition();
    private final Map<Integer, PartitionWork> works = new HashMap<>();
    private final Set<String> retrying = new HashSet<>();
    private final Turns turns;

    /**
     * With nothing in hand.
     *
     * @param parallelism how many of the workers' threads it may take
     */
    TenantIntake(Tries tries, Retry retry, Executor workers, int parallelism) {
        this.turns = new Turns(parallelism);
        this.tries = tries;
        this.retry = retry;
        this.workers = workers;
    }

    @Override
    public void begin(int partition, Optional<Place> place) {
        locked(() -> works.put(partition, new PartitionWork(place)));
    }

    @Override
    public void take(int partition, List<PublishedEvent> events) {
        handOver(() -> {
            PartitionWork work = work(partition);
            for (PublishedEvent event : events) {
                Item item = new Item(event);
                if (work.take(item, tries.isWanted(event))) {
                    turns.add(new Turn(work, item.tenant(), 1));
                }
            }
        });
    }

    /** Starts as many workers as there are turns for: outside the lock, which is what they want first. */
    private void handOver(Runnable addTurns) {
        int hired;
        lock.lock();
        try {
            addTurns.run();
            hired = turns.hire();
        } finally {
            lock.unlock();
        }
        for (int worker = 0; worker < hired; worker++) {
            workers.execute(this::handleTurns);
        }
    }

    @Override
    public boolean isFull(int partition) {
        return inLock(() -> work(partition).size() >= MOST_IN_HAND);
    }

    @Override
    public Map<Integer, Place> progressed() {
        lock.lock();
        try {
            Map<Integer, Place> places = new HashMap<>();
            works.forEach((partition, work) -> work.progressed().ifPresent(place -> places.put(partition, place)));
            works.values().removeIf(PartitionWork::isEnded);
            return places;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InHand inHand(int partition) {
        return inLock(() -> work(partition).inHand());
    }

    @Override
    public void end(int partition) {
        lock.lock();
        try {
            @Nullable PartitionWork work = works.get(partition);
            if (work == null) {
                return;
            }
            work.end();
            long left = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
            while (work.isHandling() && left > 0) {
                left = handlerEnded.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The tenants that are parked in the partitions of this member. */
    List<ParkedTenant> parked() {
        lock.lock();
        try {
            List<ParkedTenant> parked = new ArrayList<>();
            works.values().forEach(work -> parked.addAll(work.parked().values()));
            return parked;
        } finally {
            lock.unlock();
        }
    }

    private void handleTurns() {
        Optional<Begun> begun = inLock(turns::begin);
        while (begun.isPresent()) {
            Begun now = begun.get();
            @Nullable Throwable failure = tries.failureOf(now.item().event);
            begun = inLock(() -> {
                ended(now, failure);
                return turns.begin();
            });
            boolean ignored = Thread.interrupted(); // that a handler was interrupted is not the next one's affair
        }
    }

    private void ended(Begun begun, @Nullable Throwable failure) {
        PartitionWork work = begun.turn().work();
        work.handling(-1);
        handlerEnded.signalAll();
        if (failure == null) {
            work.handled(begun.item());
            if (work.next(begun.turn().tenant()).isPresent()) {
                turns.add(new Turn(work, begun.turn().tenant(), 1));
            }
        } else if (!work.isEnded()) {
            failed(begun, failure);
        }
    }

    private void failed(Begun begun, Throwable failure) {
        Turn turn = begun.turn();
        if (turn.attempt() < retry.attempts()) {
            Turn again = new Turn(turn.work(), turn.tenant(), turn.attempt() + 1);
            long pause = retry.pauseAfter(turn.attempt()).toNanos();
            CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS, workers)
                    .execute(() -> handOver(() -> turns.add(again)));
        } else {
            turn.work().park(parked(begun.item().event, failure));
        }
    }

    private static ParkedTenant parked(PublishedEvent event, Throwable failure) {
        EventEnvelope envelope = event.envelope();
        log.error("{} is parked at {}: {}", envelope.tenant(), envelope.position(), failure.toString());
        return new ParkedTenant(
                envelope.tenant(),
                envelope.position().partition(),
                envelope.position().offset(),
                event.offset(),
                failure.toString(),
                Instant.now());
    }

    /**
     * Handles a parked tenant's events again, in order, and has it go on with the others.
     *
     * @param events of the partition
     * @param skip whether to leave out the one that it is parked at
     * @return whether it goes on; else it is parked at the next event that fails
     * @throws IllegalArgumentException if it is not parked here
     * @throws IllegalStateException if it is being retried already
     */
    boolean retry(String tenant, boolean skip, PartitionReader events) throws InterruptedException {
        PartitionWork work = beginRetrying(tenant, skip);
        try {
            ParkedTenant parked = parkedIn(work, tenant);
            events.seek(parked.partition(), parked.position(), parked.offset());
            while (!isEnded(work)) {
                for (PublishedEvent event : events.next()) {
                    if (!event.envelope().tenant().equals(tenant)) {
                        continue;
                    }
                    if (goesOn(work, tenant, event.offset())) {
                        return true; // this one and those after it come the usual way
                    }
                    if (tries.isWanted(event) && !isHandledNow(work, event)) {
                        return false;
                    }
                }
                if (goesOn(work, tenant, events.readTo())) {
                    return true;
                }
            }
            return false;
        } finally {
            locked(() -> retrying.remove(tenant));
        }
    }

    private PartitionWork beginRetrying(String tenant, boolean skip) {
        lock.lock();
        try {
            PartitionWork work = works.values().stream()
                    .filter(one -> one.parked().containsKey(tenant))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(tenant + " is not parked here"));
            if (!retrying.add(tenant)) {
                throw new IllegalStateException(tenant + " is being retried already");
            }
            if (skip) {
                ParkedTenant parked = parkedIn(work, tenant);
                log.warn("{} skips its event at {}-{}", tenant, parked.partition(), parked.position());
                work.park(parked.behindThat());
            }
            return work;
        } finally {
            lock.unlock();
        }
    }

    private ParkedTenant parkedIn(PartitionWork work, String tenant) {
        return inLock(() -> Objects.requireNonNull(work.parked().get(tenant), tenant));
    }

    /** Tries as often as for an event that comes the usual way; parks the tenant anew if that is in vain. */
    private boolean isHandledNow(PartitionWork work, PublishedEvent event) throws InterruptedException {
        for (int attempt = 1; begins(work); attempt++) {
            @Nullable Throwable failure = tries.failureOf(event);
            lock.lock();
            try {
                work.handling(-1);
                handlerEnded.signalAll();
                if (failure == null) {
                    return true;
                }
                if (attempt == retry.attempts() && !work.isEnded()) {
                    work.park(parked(event, failure));
                    return false;
                }
            } finally {
                lock.unlock();
            }
            Thread.sleep(retry.pauseAfter(attempt).toMillis());
        }
        return false;
    }

    private boolean begins(PartitionWork work) {
        lock.lock();
        try {
            if (!work.isEnded()) {
                work.handling(1);
            }
            return !work.isEnded();
        } finally {
            lock.unlock();
        }
    }

    /** Only when all is handled that was taken over meanwhile may the next events take the usual way. */
    private boolean goesOn(PartitionWork work, String tenant, long handledTo) {
        lock.lock();
        try {
            if (work.isEnded() || handledTo < work.takenTo()) {
                return false;
            }
            work.unpark(tenant);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isEnded(PartitionWork work) {
        return inLock(() -> work.isEnded());
    }

    private PartitionWork work(int partition) {
        @Nullable PartitionWork work = works.get(partition);
        if (work == null) {
            throw new IllegalStateException("partition " + partition + " is not followed");
        }
        return work;
    }

    private <T> T inLock(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
