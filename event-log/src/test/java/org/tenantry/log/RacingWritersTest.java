package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Several logs of one database, each as another process would have it, at one partition. */
@MongoTest
class RacingWritersTest {
    private static final int WRITERS = 4;
    private static final int THREADS = 8;

    /** The race is over when the time is, or, on a server that only scans, when there are so many commits. */
    private static final Duration RACE = Duration.ofSeconds(20);

    private static final int MANY = 50_000;
    private static final int MANY_FOR_A_SERVER_THAT_SCANS = 3_000;

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    /** What one thread of one writer was told. */
    private record Told(int writer, List<String> acknowledged, List<Duration> latencies) {}

    private final LogSettings settings = LogSettings.withPartitions(2);
    private final AtomicInteger commits = new AtomicInteger();
    private final boolean scans = System.getenv("MONGODB_URI") != null;

    /** In percent; less on a server that scans, where the race is over after so few batches that chance has its part. */
    private final int leastShare = scans ? 5 : 15;

    @Test
    void fourStayGaplessAndEachHasItsShare() throws Exception {
        List<EventLog> logs = IntStream.range(0, WRITERS)
                .mapToObj(i -> EventLog.open(mongo.uri(), mongo.databaseName(), settings))
                .toList();
        List<Told> told = race(logs);
        List<Commit> stored = ChainCheck.assertIntact(logs.get(0), 1);
        logs.forEach(EventLog::close);

        List<String> acknowledged =
                told.stream().flatMap(one -> one.acknowledged().stream()).toList();
        Set<String> ids = stored.stream().map(Commit::id).collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(stored);
        assertThat(ids.containsAll(acknowledged)).isTrue();
        assertThat(IntStream.range(0, WRITERS)
                        .map(writer -> acknowledgedBy(writer, told))
                        .boxed()
                        .toList())
                .as("commits by writer")
                .allMatch(share -> share > leastShare * acknowledged.size() / 100);
        assertThat(percentile99(told))
                .isLessThan(scans ? settings.deadline().plus(settings.grace()) : Duration.ofSeconds(1));
    }

    private List<Told> race(List<EventLog> logs) throws Exception {
        long end = System.nanoTime() + RACE.toNanos();
        List<Callable<Told>> threads = new ArrayList<>();
        for (int i = 0; i < WRITERS * THREADS; i++) {
            int writer = i % WRITERS;
            String aggregate = "a" + i;
            threads.add(() -> write(writer, logs.get(writer), aggregate, end));
        }
        List<Told> told = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Told> future : executor.invokeAll(threads)) {
                told.add(future.get());
            }
        }
        return told;
    }

    /** On a slow server some get no answer in time: these repeat, as a caller would. */
    private Told write(int writer, EventLog log, String aggregate, long end) {
        Told told = new Told(writer, new ArrayList<>(), new ArrayList<>());
        for (int sequence = 0;
                System.nanoTime() < end && commits.get() < (scans ? MANY_FOR_A_SERVER_THAT_SCANS : MANY); ) {
            long begun = System.nanoTime();
            try {
                told.acknowledged()
                        .add(log.append(1, Commits.of(aggregate, sequence))
                                .commit()
                                .id());
                sequence++;
                commits.incrementAndGet();
            } catch (AppendException.NotStored | AppendException.OutcomeUnknown e) {
                Thread.onSpinWait();
            }
            told.latencies().add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return told;
    }

    private static int acknowledgedBy(int writer, List<Told> told) {
        return told.stream()
                .filter(one -> one.writer() == writer)
                .mapToInt(one -> one.acknowledged().size())
                .sum();
    }

    private static Duration percentile99(List<Told> told) {
        List<Duration> latencies =
                told.stream().flatMap(one -> one.latencies().stream()).sorted().toList();
        return latencies.get(latencies.size() * 99 / 100);
    }
}
