package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Several logs of one database, each as another process would have it, at one partition. */
@MongoTest
class RacingWritersTest {
    private static final int WRITERS = 4;
    private static final int THREADS = 4;
    private static final int COMMITS = 40;

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @Test
    void racingWritersStayGaplessAndNoneLosesACommit() throws Exception {
        List<EventLog> logs = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            logs.add(EventLog.open(mongo.uri(), mongo.databaseName(), LogSettings.withPartitions(2)));
        }
        List<String> acknowledged = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                EventLog log = logs.get(writer);
                for (int thread = 0; thread < THREADS; thread++) {
                    String aggregate = writer + "-" + thread;
                    running.add(threads.submit(() -> write(log, aggregate)));
                }
            }
            for (Future<List<String>> future : running) {
                acknowledged.addAll(future.get());
            }
        }

        List<Commit> commits = ChainCheck.assertIntact(logs.get(0), 1);

        assertThat(commits).extracting(Commit::id).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(acknowledged).hasSizeGreaterThan(WRITERS * THREADS);
        logs.forEach(EventLog::close);
    }

    /** On a slow server some get no answer in time: these repeat, as a caller would. */
    private static List<String> write(EventLog log, String aggregate) {
        List<String> acknowledged = new ArrayList<>();
        for (int sequence = 0; sequence < COMMITS; ) {
            try {
                acknowledged.add(
                        log.append(1, Commits.of(aggregate, sequence)).commit().id());
                sequence++;
            } catch (AppendException.NotStored | AppendException.OutcomeUnknown e) {
                Thread.onSpinWait();
            }
        }
        return acknowledged;
    }
}
