package org.tenantry.benchmarks.watch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.tenantry.benchmarks.measuring.Cpu;
import org.tenantry.benchmarks.measuring.Numbers;

/**
 * What this process takes.
 *
 * @param heap bytes that are reachable
 * @param resident bytes in memory; 0 if the system does not tell
 * @param threads of the platform
 * @param cpu the part of one CPU that it took for a while
 */
record Usage(long heap, long resident, int threads, double cpu) {

    /** Watches it for a while. */
    static Usage during(Duration time) throws InterruptedException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long cpu = Cpu.ofProcess();
        long begin = System.nanoTime();
        Thread.sleep(time);
        double part = (double) (Cpu.ofProcess() - cpu) / (System.nanoTime() - begin);
        return new Usage(
                heap, residentNow(), ManagementFactory.getThreadMXBean().getThreadCount(), part);
    }

    private static long residentNow() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    String text() {
        return "%s MB heap, %s MB resident, %d threads, %s %% of one CPU"
                .formatted(
                        Numbers.whole(heap / 1e6),
                        Numbers.whole(resident / 1e6),
                        threads,
                        Numbers.decimals(1, cpu * 100));
    }

    /** The memory that a number of watchers take, each. */
    String each(Usage before, int watchers) {
        return "%s KB of heap each".formatted(Numbers.decimals(1, (heap - before.heap) / 1e3 / watchers));
    }
}
