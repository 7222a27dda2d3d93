package org.tenantry.subscriber;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.tenantry.subscriber.PartitionWork.Item;

/**
 * The tenants whose next event may be handled, in the order in which they came, and the workers that
 * take one after another, which is much less than a task for each event. Guarded by its intake's lock.
 */
final class Turns {
    /** A tenant's turn: its next event, tried for this many times. */
    record Turn(PartitionWork work, String tenant, int attempt) {}

    /** A turn that has begun. */
    record Begun(Turn turn, Item item) {}

    private final Deque<Turn> waiting = new ArrayDeque<>();
    private final int most;
    private int workers;

    /**
     * Nobody's turn yet.
     *
     * @param most workers at once
     */
    Turns(int most) {
        this.most = most;
    }

    void add(Turn turn) {
        waiting.addLast(turn);
    }

    /** How many workers to start for those that wait: from now on they count as working. */
    int hire() {
        int more = Math.min(waiting.size(), most - workers);
        workers += more;
        return more;
    }

    /** The next turn for a worker; if there is none, it works no more. */
    Optional<Begun> begin() {
        while (!waiting.isEmpty()) {
            Turn turn = waiting.removeFirst();
            Optional<Item> next =
                    turn.work().isEnded() ? Optional.empty() : turn.work().next(turn.tenant());
            if (next.isPresent()) {
                turn.work().handling(1);
                return Optional.of(new Begun(turn, next.get()));
            }
        }
        workers--;
        return Optional.empty();
    }
}
