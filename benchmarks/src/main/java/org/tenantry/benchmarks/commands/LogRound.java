package org.tenantry.benchmarks.commands;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.tenantry.benchmarks.log.TenantryStore;
import org.tenantry.benchmarks.measuring.Latencies;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.servers.MongoServer;
import org.tenantry.events.TenantId;
import org.tenantry.log.EventLog;
import org.tenantry.log.NewCommit;

/** Commits to an empty log by many callers, each its next as soon as its last is acknowledged. */
final class LogRound {
    private static final int CALLERS = 512;

    private LogRound() {}

    static Measurement run(Parts parts, List<NewCommit> commits) throws InterruptedException {
        MongoServer mongo = parts.mongo();
        String database = mongo.newDatabase();
        try (TenantryStore store = TenantryStore.open(mongo, database, TenantryStore.PARTITIONS)) {
            return Measurement.of(parts::cpu, latencies -> append(store.log(), commits, latencies));
        } finally {
            mongo.drop(database);
        }
    }

    private static long append(EventLog log, List<NewCommit> commits, Latencies latencies) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> caller = () -> {
            for (int i = next.getAndIncrement(); i < commits.size(); i = next.getAndIncrement()) {
                NewCommit commit = commits.get(i);
                long start = System.nanoTime();
                log.append(new TenantId(commit.aggregate()).partition(log.partitions()), commit);
                latencies.took(System.nanoTime() - start);
            }
            return true;
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> future : threads.invokeAll(Collections.nCopies(CALLERS, caller))) {
                future.get();
            }
        } catch (ExecutionException e) {
            latencies.failed(String.valueOf(e.getCause()));
        }
        return latencies.count();
    }
}
