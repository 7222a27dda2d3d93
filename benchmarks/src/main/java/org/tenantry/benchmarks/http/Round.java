package org.tenantry.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.tenantry.benchmarks.api.Answer;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.ClosedLoop;
import org.tenantry.benchmarks.api.HttpConnection;
import org.tenantry.benchmarks.api.ReadSide;
import org.tenantry.benchmarks.api.Tenants;
import org.tenantry.benchmarks.measuring.Cpu;

/** Some connections that each ask for the same kind of thing for a while. */
final class Round {
    private final Api api;
    private final Tenants tenants;
    private final ReadSide readSide = new ReadSide();

    Round(Api api, Tenants tenants) {
        this.api = api;
        this.tenants = tenants;
    }

    /** Measures, then waits until the read side has caught up, so that the next round finds it idle. */
    RoundResult run(Workload workload, int connections, Duration duration) throws InterruptedException {
        long cpu = Cpu.ofProcess();
        long start = System.nanoTime();
        ClosedLoop.Load load = ClosedLoop.run(
                api, connections, duration, () -> workload.next(tenants), answer -> expect(workload, answer));
        long loaded = System.nanoTime();
        try (HttpConnection query = api.connect()) {
            readSide.awaitCaughtUp(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RoundResult(
                load.latencies(),
                loaded - start,
                System.nanoTime() - loaded,
                Cpu.ofProcess() - cpu - load.cpu(),
                load.cpu());
    }

    private void expect(Workload workload, Answer answer) {
        if (workload != Workload.BARE) {
            readSide.expect(answer.position());
        }
    }
}
