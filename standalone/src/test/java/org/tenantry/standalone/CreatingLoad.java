package org.tenantry.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.tenantry.standalone.Api.Answer;

/**
 * Several threads that create tenants one after the other, as fast as they are answered, through
 * whatever happens to who answers. Keeps what was acknowledged.
 */
final class CreatingLoad implements AutoCloseable {
    private static final int THREADS = 8;
    private static final long RETRY_NANOS = 20_000_000;

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    private CreatingLoad() {}

    /** Begins; an id is made from its number. */
    static CreatingLoad start(Supplier<Api> api, IntFunction<String> id) {
        CreatingLoad load = new CreatingLoad();
        for (int i = 0; i < THREADS; i++) {
            load.threads.add(Thread.startVirtualThread(() -> load.run(api, id)));
        }
        return load;
    }

    private void run(Supplier<Api> api, IntFunction<String> id) {
        while (running) {
            create(api.get(), id.apply(count.getAndIncrement()));
        }
    }

    private void create(Api api, String id) {
        try {
            Answer answer = api.create(id);
            if (answer.status() == 201) {
                acknowledged.add(id);
            }
        } catch (RuntimeException e) {
            LockSupport.parkNanos(RETRY_NANOS); // nobody there, or cut off: not acknowledged
        }
    }

    int acknowledgedSoFar() {
        return acknowledged.size();
    }

    /** Ends, and tells what was acknowledged. */
    List<String> stop() throws InterruptedException {
        running = false;
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(acknowledged);
    }

    @Override
    public void close() {
        running = false;
    }
}
