package org.tenantry.standalone;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.testkit.guarantees.Acknowledged;

/**
 * Callers that create and change tenants at an even rate, through whatever happens to who answers: a
 * command without a sure answer is repeated, with the same key, at the other node.
 */
final class CommandLoad implements AutoCloseable {
    private static final int CALLERS_PER_NODE = 24;
    private static final long INTERVAL_NANOS = 1_000_000_000 / 250;
    private static final long MOST_BEHIND_NANOS = 1_000_000_000;
    private static final long PAUSE_NANOS = 50_000_000;

    private final List<Api> nodes;
    private final List<String> roots;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong nextTurn = new AtomicLong(System.nanoTime());
    private final List<String> existing = new CopyOnWriteArrayList<>();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();
    private volatile boolean running = true;

    private CommandLoad(List<Api> nodes, List<String> roots) {
        this.nodes = nodes;
        this.roots = roots;
    }

    /** Creates the roots, then begins. */
    static CommandLoad start(List<Api> nodes, List<String> roots) {
        CommandLoad load = new CommandLoad(nodes, roots);
        roots.forEach(root -> load.send(LoadCommand.create(load.count.getAndIncrement(), root), 0));
        for (int caller = 0; caller < CALLERS_PER_NODE * nodes.size(); caller++) {
            int node = caller % nodes.size();
            load.callers.add(Thread.startVirtualThread(() -> load.run(node)));
        }
        return load;
    }

    private void run(int node) {
        while (running) {
            awaitTurn();
            send(next(count.getAndIncrement()), node);
        }
    }

    /** What was not sent while nobody answered is not made up for. */
    private void awaitTurn() {
        long now = System.nanoTime();
        long turn = nextTurn.accumulateAndGet(
                now - MOST_BEHIND_NANOS, (last, earliest) -> Math.max(last, earliest) + INTERVAL_NANOS);
        LockSupport.parkNanos(turn - now);
    }

    /** Half are new tenants; of the changes, half go to the roots, which are thus changed at many callers' hands. */
    private LoadCommand next(int number) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String root = roots.get(random.nextInt(roots.size()));
        return switch (number % 4) {
            case 0, 2 -> LoadCommand.create(number, root + ".t" + number);
            case 1 -> LoadCommand.change(number, root);
            default -> LoadCommand.change(number, existing.get(random.nextInt(existing.size())));
        };
    }

    private void send(LoadCommand command, int node) {
        for (int attempt = 0; running; attempt++) {
            try {
                Answer answer = command.sendTo(nodes.get((node + attempt) % nodes.size()));
                if (answer.status() < 300) {
                    acknowledged.add(command.acknowledgedBy(answer));
                    existing.add(command.tenant());
                    return;
                }
                if (answer.status() < 500) {
                    refused.add(answer.status() + " " + answer.text("code"));
                    return;
                }
            } catch (UncheckedIOException nobodyThereOrCutOff) {
                // not known: it may have been stored
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** How many were acknowledged so far. */
    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    /** Ends; what has no answer by then has none. */
    void stop() throws InterruptedException {
        running = false;
        for (Thread caller : callers) {
            caller.join();
        }
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Status and code of what was refused. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        running = false;
    }
}
