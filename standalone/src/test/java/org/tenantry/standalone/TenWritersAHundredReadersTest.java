package org.tenantry.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.standalone.WitnessedNode.Told;

/**
 * Configuration that changes at every level, its definition included, while it is looked up at two nodes: for some
 * seconds, or for a minute with {@code -Dtenantry.long=true}.
 */
class TenWritersAHundredReadersTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final Duration LASTING = Duration.ofSeconds(Boolean.getBoolean("tenantry.long") ? 60 : 8);
    /** For a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int WRITERS = 10;
    private static final int READERS = 100;

    /** So that two processors that do all of this have something left for Kafka. */
    private static final int LONGEST_PAUSE_MILLIS = 300;

    private static final List<WitnessedNode> nodes = new ArrayList<>();

    private final Api commands = tenantry.asPlatformAdmin();
    private final ConcurrentMap<String, Integer> written = new ConcurrentHashMap<>();
    private final LongAdder notWritten = new LongAdder();
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeAll
    static void startNodes() {
        nodes.add(new WitnessedNode(tenantry.asPlatformAdmin()));
        nodes.add(new WitnessedNode(tenantry.asPlatformAdmin(tenantry.startQueryNode())));
    }

    @Test
    void noVersionGoesBackNoneIsMixedAndOnesOwnIsSeen() throws Exception {
        writeAllOnce();

        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                all.add(threads.submit(() -> untilOver(this::write)));
            }
            for (int reader = 0; reader < READERS; reader++) {
                Reader one = new Reader(nodes.get(reader % nodes.size()));
                all.add(threads.submit(() -> untilOver(one::read)));
            }
            awaitTheEnd();
        }
        for (Future<?> one : all) {
            one.get();
        }

        System.out.printf("versions are %s, %s more were not written; the nodes gave %s%n", written, notWritten, nodes);
        assertThat(areAllLockedAndUnlocked()).as(written.toString()).isTrue();
        assertThat(nodes).allMatch(node -> node.answers() > READERS && node.unchanged() > 0);
    }

    /** However it ends, all threads do: the pool waits for them. */
    private void awaitTheEnd() throws InterruptedException {
        try {
            boolean _ = over.await(LASTING.toMillis(), TimeUnit.MILLISECONDS);
            await().atMost(PATIENCE).until(() -> over.getCount() == 0 || areAllLockedAndUnlocked());
        } finally {
            over.countDown();
        }
    }

    /** A root locks with every third version. */
    private boolean areAllLockedAndUnlocked() {
        return written.values().stream().allMatch(version -> version > 3);
    }

    private void writeAllOnce() {
        List<String> positions = new ArrayList<>();
        for (String tenant : NumberedLevels.TENANTS) {
            positions.add(commands.create(tenant).position());
        }
        for (String level : NumberedLevels.ALL) {
            positions.add(written(level, 0).orElseThrow().position());
        }
        String[] seen = {"Tenantry-Position", String.join(",", positions)};
        for (WitnessedNode node : nodes) {
            for (String tenant : NumberedLevels.TENANTS) {
                await().until(() -> node.lookUp(tenant, seen).isPresent());
            }
        }
    }

    private void untilOver(Runnable step) {
        try {
            while (over.getCount() > 0) {
                step.run();
            }
        } finally {
            over.countDown(); // one who failed ends all
        }
    }

    private void write() {
        String level = any(NumberedLevels.ALL);
        int known = requireNonNull(written.get(level));
        Optional<Answer> answer = written(level, known);
        if (answer.isEmpty()) {
            notWritten.increment();
            nodes.forEach(node -> written.merge(level, node.newest(level), Math::max));
            return;
        }
        String tenant = any(NumberedLevels.TENANTS.stream()
                .filter(each -> NumberedLevels.levelsOf(each).contains(level))
                .toList());
        any(nodes)
                .lookUp(tenant, "Tenantry-Position", answer.get().position())
                .ifPresent(told -> assertThat(told.versions().get(level))
                        .as("own write to %s", level)
                        .isGreaterThan(known));
    }

    /** Writes the version after the one that is known; empty if somebody else did, or nobody can say. */
    private Optional<Answer> written(String level, int known) {
        String[] ifKnown = known == 0 ? new String[0] : new String[] {"If-Match", "\"" + known + "\""};
        String change = NumberedLevels.change(level, known + 1);
        Answer answer = level.equals(NumberedLevels.DEFAULTS)
                ? commands.put(NumberedLevels.path(level), change, ifKnown)
                : commands.patch(NumberedLevels.path(level), change, ifKnown);
        if (List.of("stale-version", "concurrent-change").contains(answer.text("code")) || answer.status() == 503) {
            return Optional.empty();
        }
        assertThat(answer.status()).as(answer.body().toString()).isLessThan(300);
        written.merge(level, known + 1, Math::max);
        return Optional.of(answer);
    }

    /** One who keeps to a node, and remembers what it was told last. */
    private static final class Reader {
        private final WitnessedNode node;
        private Optional<Told> last = Optional.empty();

        Reader(WitnessedNode node) {
            this.node = node;
        }

        void read() {
            pause();
            String tenant = any(NumberedLevels.TENANTS);
            switch (ThreadLocalRandom.current().nextInt(8)) {
                case 0 -> node.lookUpReasons(tenant);
                case 1 -> node.lookUpAmongOthers(tenant);
                case 2, 3 -> last = node.lookUp(tenant);
                default -> last = last.flatMap(node::lookUpAgain).or(() -> node.lookUp(tenant));
            }
        }

        private static void pause() {
            long millis = ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    private static <T> T any(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }
}
