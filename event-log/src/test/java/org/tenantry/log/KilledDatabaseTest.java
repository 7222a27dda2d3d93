package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/**
 * The server itself is killed in the middle of batches and brought back, by the shell commands in
 * {@code MONGODB_KILL} and {@code MONGODB_START}. What each caller was told is true.
 */
@MongoTest
@EnabledIfEnvironmentVariable(named = "MONGODB_KILL", matches = ".+")
class KilledDatabaseTest {
    private static final int KILLS = 3;
    private static final int CALLERS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final Set<String> notStored = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void whatCallersWereToldIsTrue() throws Exception {
        try (EventLog log = EventLog.open(mongo.uri(), mongo.databaseName(), LogSettings.withPartitions(2))) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, CALLERS).forEach(caller -> threads.execute(() -> append(log, caller)));
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitMore(stored);
                    run("MONGODB_KILL");
                    int refused = notStored.size() + unknown.size();
                    await().atMost(PATIENCE).until(() -> notStored.size() + unknown.size() > refused + CALLERS);
                    run("MONGODB_START");
                }
                awaitMore(stored);
                over.set(true);
            }

            Set<String> there = new HashSet<>();
            ChainCheck.assertIntact(log, 1).forEach(commit -> there.add(commit.id()));
            assertThat(there).containsAll(stored).doesNotContainAnyElementsOf(notStored);
            stored.addAll(unknown);
            assertThat(stored).containsAll(there);
        }
    }

    private void append(EventLog log, int caller) {
        for (int number = 0; !over.get(); number++) {
            String id = "c" + caller + "-" + number;
            try {
                log.append(1, Commits.of(id, id, 0));
                stored.add(id);
            } catch (AppendException.OutcomeUnknown e) {
                unknown.add(id);
            } catch (AppendException e) {
                notStored.add(id);
            }
        }
    }

    private static void awaitMore(Set<String> stored) {
        int before = stored.size();
        await().atMost(PATIENCE).until(() -> stored.size() > before + 200);
    }

    private static void run(String variable) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", System.getenv(variable))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as(variable).isZero();
    }
}
