package org.tenantry.command.tenant.bulk;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Imports lines: parents before their children, and all that can be at once. So many wait for the log
 * together that it writes them in full batches.
 */
final class ImportRun {
    private static final int AT_ONCE = 256;

    private final LineImport lineImport;
    private final Consumer<LineResult> results;

    /**
     * A run.
     *
     * @param results takes each result as soon as there is one, from one thread after another
     */
    ImportRun(LineImport lineImport, Consumer<LineResult> results) {
        this.lineImport = lineImport;
        this.results = results;
    }

    /** Imports them all; {@code lines} are in the order of their depth. */
    void run(List<ImportLine> lines) throws InterruptedException {
        int from = 0;
        while (from < lines.size()) {
            int to = from;
            while (to < lines.size() && lines.get(to).depth() == lines.get(from).depth()) {
                to++;
            }
            importLevel(lines.subList(from, to));
            from = to;
        }
    }

    private void importLevel(List<ImportLine> level) throws InterruptedException {
        Semaphore free = new Semaphore(AT_ONCE);
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ImportLine line : level) {
                free.acquire();
                if (failure.get() != null) {
                    break; // nobody takes the results any more
                }
                threads.execute(() -> {
                    try {
                        LineResult result = lineImport.result(line);
                        synchronized (results) {
                            results.accept(result);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        @Nullable RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
