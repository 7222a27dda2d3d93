package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.testkit.KafkaExtension;

@Timeout(120)
class SubscriptionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Retry SOON = new Retry(3, Duration.ofMillis(10), Duration.ofMillis(50));

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    private final PublishedTopic topic = new PublishedTopic(kafka);
    private final SubscriptionSettings settings = topic.settings();
    private final Map<String, List<Long>> handled = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<Subscription> open = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Subscription::close);
        topic.close();
    }

    @Test
    void eachTenantsEventsAreHandledInOrder() {
        topic.publish(0, 0, 300, 7);
        topic.publish(1, 0, 200, 3);
        start(Subscription.of(settings.startingAt(Start.atTheBeginning())).only(event -> true));

        awaitHandled(500);

        handled.values().forEach(positions -> assertThat(positions).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void itGoesOnWhereItStopped() {
        topic.publish(0, 0, 50, 5);
        Subscription first = start(Subscription.of(settings));
        awaitHandled(50);
        first.close();
        topic.publish(0, 50, 60, 5);

        start(Subscription.of(settings));

        awaitHandled(60);
        handled.values().forEach(positions -> assertThat(positions).doesNotHaveDuplicates());
    }

    @Test
    void aTenantWhoseEventKeepsFailingHoldsUpNoOtherAndComesInOrderAfterARetry() throws Exception {
        failing.add("t1");
        topic.publish(0, 0, 30, 3);
        Subscription subscription = start(Subscription.of(settings).retry(SOON));
        awaitHandled(20);
        await().atMost(PATIENCE).until(() -> !subscription.parked().isEmpty());
        assertThat(subscription.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.tenant()).isEqualTo("t1");
            assertThat(parked.position()).isEqualTo(1);
            assertThat(parked.reason()).contains("t1 fails");
        });
        assertThat(subscription.retry("t1")).isFalse();

        failing.clear();
        topic.publish(0, 30, 60, 3);
        awaitHandled(40);
        assertThat(handled).doesNotContainKey("t1");
        assertThat(subscription.retry("t1")).isTrue();

        topic.publish(0, 60, 63, 3);
        awaitHandled(63);
        assertThat(handled.get("t1")).isEqualTo(everyThird(1, 63));
        assertThat(subscription.parked()).isEmpty();
    }

    @Test
    void aParkedTenantIsParkedAfterARestartToo() throws Exception {
        failing.add("t1");
        topic.publish(0, 0, 30, 3);
        Subscription first = start(Subscription.of(settings).retry(SOON));
        awaitHandled(20);
        await().atMost(PATIENCE).until(() -> !first.parked().isEmpty());
        first.close();
        failing.clear();
        topic.publish(0, 30, 60, 3);

        Subscription second = start(Subscription.of(settings).retry(SOON));
        awaitHandled(40);

        assertThat(second.parked()).extracting(ParkedTenant::tenant).containsExactly("t1");
        assertThat(second.retry("t1")).isTrue();
        assertThat(handled.get("t1")).isEqualTo(everyThird(1, 60));
        second.close();
        Subscription third = start(Subscription.of(settings));
        await().atMost(PATIENCE).until(() -> third.lags().size() == 2);
        assertThat(third.parked()).isEmpty();
    }

    @Test
    void anEventThatCannotBeReadParksItsTenantAlone() {
        topic.publish(0, 0, 3, 3);
        topic.publishBroken(0, 3, "t0");
        topic.publish(0, 4, 9, 3);
        Subscription subscription =
                start(Subscription.of(settings).retry(SOON).only(event -> event.event() instanceof TenantArchived));

        awaitHandled(7);
        await().atMost(PATIENCE).until(() -> !subscription.parked().isEmpty());

        assertThat(subscription.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.position()).isEqualTo(3);
            assertThat(parked.reason()).contains("not the JSON of TenantArchived");
        });
        assertThat(handled.get("t0")).containsExactly(0L);
    }

    @Test
    void whatIsSkippedIsLeftOut() throws Exception {
        failing.add("t1");
        topic.publish(0, 0, 9, 3);
        Subscription subscription = start(Subscription.of(settings).retry(SOON));
        await().atMost(PATIENCE).until(() -> !subscription.parked().isEmpty());
        failing.clear();

        assertThat(subscription.skip("t1")).isTrue();

        awaitHandled(8);
        assertThat(handled.get("t1")).containsExactly(4L, 7L);
        assertThatThrownBy(() -> subscription.skip("t1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("t1 is not parked here");
    }

    @Test
    void aSlowTenantHoldsUpNoOther() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        topic.publish(0, 0, 30, 3);
        open.add(Subscription.of(settings).start(event -> {
            if (event.envelope().tenant().equals("t0")) {
                release.await();
            }
            handle(event);
        }));

        awaitHandled(20);
        assertThat(handled).doesNotContainKey("t0");
        release.countDown();
        awaitHandled(30);
    }

    @Test
    void onlyWhatIsWantedIsHandled() {
        topic.publish(0, 0, 30, 3);
        start(Subscription.of(settings).only(event -> event.envelope().tenant().equals("t2")));

        awaitHandled(10);

        assertThat(handled).containsOnlyKeys("t2");
    }

    @Test
    void itBeginsAtAPosition() {
        topic.publish(0, 0, 30, 1);
        topic.publish(1, 0, 5, 1);
        start(Subscription.of(settings.startingAt(Start.atPositions(Map.of(0, 25L)))));

        awaitHandled(10);

        assertThat(handled.get("t0")).contains(25L, 29L).doesNotContain(24L);
    }

    @Test
    void itBeginsAtAnInstant() {
        topic.publish(0, 0, 30, 1);
        Instant instant = Published.START.plusSeconds(25);
        start(Subscription.of(settings.startingAt(Start.at(instant))));

        awaitHandled(5);

        assertThat(handled.get("t0")).containsExactly(25L, 26L, 27L, 28L, 29L);
    }

    @Test
    void itBeginsWithNewEvents() {
        topic.publish(0, 0, 30, 1);
        Subscription subscription = start(Subscription.of(settings.startingAt(Start.withNewEvents())));
        await().atMost(PATIENCE).until(() -> subscription.lags().size() == 2);
        topic.publish(0, 30, 33, 1);

        awaitHandled(3);

        assertThat(handled.get("t0")).containsExactly(30L, 31L, 32L);
    }

    @Test
    void whatCameWhileItWasAwayIsNewToo() {
        topic.publish(0, 0, 30, 1);
        SubscriptionSettings onlyNew = settings.startingAt(Start.withNewEvents());
        Subscription first = start(Subscription.of(onlyNew));
        await().atMost(PATIENCE).until(() -> first.lags().size() == 2);
        first.close();
        topic.publish(0, 30, 33, 1);
        topic.publish(1, 0, 2, 1);

        start(Subscription.of(onlyNew));

        awaitHandled(5);
        assertThat(handled.get("t0")).containsExactly(30L, 31L, 32L);
        assertThat(handled.get("u0")).containsExactly(0L, 1L);
    }

    @Test
    void itSaysHowFarBehindItIs() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        topic.publish(0, 0, 3, 1);
        Subscription subscription = Subscription.of(settings).start(event -> {
            release.await();
            handle(event);
        });
        open.add(subscription);

        await().atMost(PATIENCE)
                .until(() -> subscription.lags().stream()
                        .anyMatch(lag -> lag.partition() == 0
                                && lag.position() == 3
                                && lag.events() == 3
                                && lag.age().compareTo(Duration.ofDays(1)) > 0));
        release.countDown();
        await().atMost(PATIENCE)
                .until(() -> subscription.lags().size() == 2
                        && subscription.lags().stream()
                                .allMatch(lag -> lag.age().isZero()));
    }

    private Subscription start(Subscription.Builder builder) {
        Subscription subscription = builder.start(this::handle);
        open.add(subscription);
        return subscription;
    }

    private void handle(PublishedEvent event) {
        String tenant = event.envelope().tenant();
        if (failing.contains(tenant)) {
            throw new IllegalStateException(tenant + " fails");
        }
        handled.computeIfAbsent(tenant, none -> new CopyOnWriteArrayList<>())
                .add(event.envelope().position().offset());
    }

    private void awaitHandled(int events) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                handled.values().stream().mapToInt(List::size).sum())
                        .isEqualTo(events));
    }

    private static List<Long> everyThird(long first, long end) {
        return LongStream.range(0, end).filter(i -> i % 3 == first).boxed().toList();
    }
}
