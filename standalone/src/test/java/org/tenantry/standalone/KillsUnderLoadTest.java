package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenantry.standalone.Fate.Stroke;
import org.tenantry.testkit.EmbeddedProcess;
import org.tenantry.testkit.guarantees.Acknowledged;
import org.tenantry.testkit.guarantees.Event;
import org.tenantry.testkit.guarantees.Guarantee;
import org.tenantry.testkit.guarantees.Observed;
import org.tenantry.testkit.guarantees.Place;

/**
 * Command sides, subscribers and the broker die again and again under load, for a minute, or for five
 * with {@code -Dtenantry.long=true}. {@code -Dkills.seed=N} has them die as in an earlier run. All the
 * while one tenant's events cannot be handled, and wait in order.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KillsUnderLoadTest {
    private static final Duration LASTING = Duration.ofMinutes(Boolean.getBoolean("tenantry.long") ? 5 : 1);
    private static final Duration TO_SETTLE = Duration.ofMinutes(4);
    private static final Duration BEYOND_LEASE = Duration.ofSeconds(7);
    private static final List<String> ROOTS =
            IntStream.range(0, 32).mapToObj(number -> "root-" + number).toList();

    /** It is changed often, and the subscribers cannot handle it at first. */
    private static final String FRAIL = ROOTS.get(3);

    private final long seed = Long.getLong("kills.seed", new Random().nextInt(1_000_000));

    @Test
    void whateverDiesEveryGuaranteeHolds(@TempDir Path directory) throws Exception {
        System.out.printf("-Dkills.seed=%d%n", seed);
        try (Deployment deployment = Deployment.start(directory, FRAIL)) {
            List<Acknowledged> acknowledged = loadWhileAllDie(deployment);

            await(() -> othersAreNotHeldUp(deployment.observe(acknowledged)));
            deployment.mendSubscribers();
            await(() -> allIsKept(deployment.observe(acknowledged)));
        }
    }

    private List<Acknowledged> loadWhileAllDie(Deployment deployment) throws Exception {
        try (CommandLoad load = CommandLoad.start(deployment.apis(), ROOTS)) {
            long start = System.nanoTime();
            int before = load.acknowledgedSoFar();
            play(fates(deployment));
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            int after = load.acknowledgedSoFar();
            await(() -> assertThat(load.acknowledgedSoFar()).isGreaterThan(after + ROOTS.size())); // it goes on
            load.stop();
            System.out.printf(
                    "%d commands were acknowledged in the %d s, %d a second; refused were %s%n",
                    after - before, seconds, (after - before) / seconds, load.refused());
            assertThat(load.refused()).allMatch("409 concurrent-change"::equals);
            return load.acknowledged();
        }
    }

    /** What is wrong with log, topic or notes stays wrong: only what is missing may come with time. */
    private void await(ThrowingRunnable holds) {
        Awaitility.await("seed " + seed)
                .atMost(TO_SETTLE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(holds);
    }

    private static void othersAreNotHeldUp(Observed run) {
        Guarantee.TOPIC_IS_LOG.check(run); // first, since a fault of the topic holds up subscribers, too
        assertThat(run.subscribers())
                .allSatisfy(subscriber -> assertThat(subscriber.handled())
                        .extracting(Place::tenant)
                        .doesNotContain(FRAIL));
        Observed others = run.without(FRAIL);
        Guarantee.HANDLED_IN_ORDER.check(others);
        Guarantee.EFFECT_EXACTLY_ONCE.check(others);
    }

    private static void allIsKept(Observed run) {
        Guarantee.all().forEach(guarantee -> guarantee.check(run));
        assertThat(run.log()).extracting(Event::partition).contains(1, 2, 3, 4, 5, 6, 7);
    }

    private List<Fate> fates(Deployment deployment) {
        EmbeddedProcess kafka = deployment.kafka;
        List<Fate> fates = new ArrayList<>();
        fates.add(new Fate(
                Duration.ofSeconds(20),
                seed,
                List.of(new Stroke("Kafka is killed", () -> kafka.process().kill(), kafka::restart, Duration.ZERO))));
        fates.add(new Fate(
                Duration.ofSeconds(10),
                seed + 1,
                deployment.commandSides.stream()
                        .flatMap(KillsUnderLoadTest::strokes)
                        .toList()));
        for (SubscriberProcess one : deployment.subscribers) {
            Stroke killed =
                    new Stroke("a subscriber is killed", () -> one.process().kill(), one::relaunch, Duration.ZERO);
            fates.add(new Fate(Duration.ofSeconds(30), seed + fates.size(), List.of(killed)));
        }
        return fates;
    }

    private static Stream<Stroke> strokes(SideProcess side) {
        String name = "command side " + side.url();
        Runnable relaunch = () -> {
            side.relaunch();
            side.awaitStarted();
        };
        Stroke killed = new Stroke(name + " is killed", () -> side.process().kill(), relaunch, Duration.ZERO);
        Stroke stopped = new Stroke(name + " is stopped", () -> side.process().stop(), relaunch, Duration.ZERO);
        Stroke paused = new Stroke(
                name + " is paused",
                () -> side.process().pause(),
                () -> side.process().resume(),
                BEYOND_LEASE);
        return Stream.of(killed, killed, stopped, paused);
    }

    private static void play(List<Fate> fates) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> played = new ArrayList<>();
            for (Fate fate : fates) {
                played.add(threads.submit(() -> {
                    fate.play(over);
                    return null;
                }));
            }
            boolean _ = over.await(LASTING.toMillis(), TimeUnit.MILLISECONDS);
            over.countDown();
            for (Future<?> fate : played) {
                fate.get();
            }
        }
        assertThat(fates).allSatisfy(fate -> assertThat(fate.struck()).isPositive());
    }
}
