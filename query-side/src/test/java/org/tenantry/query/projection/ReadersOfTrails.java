package org.tenantry.query.projection;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads a trail on several nodes every few milliseconds: it only ever grows on each. */
final class ReadersOfTrails implements AutoCloseable {
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> seenLess = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> readers = new ArrayList<>();

    ReadersOfTrails(List<ReadModels> nodes) {
        for (ReadModels node : nodes) {
            readers.add(CompletableFuture.runAsync(() -> read(node), reader -> new Thread(reader).start()));
        }
    }

    private void read(ReadModels node) {
        try {
            readUntilStopped(node);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilStopped(ReadModels node) throws InterruptedException {
        int longest = 0;
        while (!stopping.await(5, TimeUnit.MILLISECONDS)) {
            long awaited = node.positions("trail").next(0);
            @Nullable Document trail =
                    node.collection("trail").find(Filters.eq("_id", "p0.t0")).first();
            List<Long> positions = Objects.requireNonNull(trail).getList("positions", Long.class);
            if (positions.size() < longest) {
                seenLess.add(longest + " before, " + positions.size() + " now");
            }
            if (positions.size() < (awaited + 2) / 3) {
                seenLess.add(awaited + " events were projected, and " + positions.size() + " of a third are seen");
            }
            longest = positions.size();
        }
    }

    /** What was seen that must not be. */
    List<String> stop() {
        stopping.countDown();
        readers.forEach(CompletableFuture::join);
        return List.copyOf(seenLess);
    }

    @Override
    public void close() {
        stop();
    }
}
