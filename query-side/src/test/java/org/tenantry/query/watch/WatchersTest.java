package org.tenantry.query.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;

class WatchersTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = NOW;
    private final Watchers watchers = new Watchers(new WatchSettings(5, 3, 2, Duration.ZERO), meters, () -> now);

    @Test
    void aChangeAtATenantReachesThoseAtItAndBeneathItButNotPrefixes() {
        Watcher root = watch("pb", false);
        Watcher leaf = watch("pb.amritsar.water", false);
        watch("pbx", false);

        assertThat(reached("pb", "auth")).containsExactlyInAnyOrder(root, leaf);
        assertThat(reached("pb.amritsar", "auth")).containsExactly(leaf);
        assertThat(reached("pb.amritsar.water.south", "auth")).isEmpty();
    }

    @Test
    void aChangeBeneathReachesThoseWhoWatchTheSubtreeOnce() {
        Watcher subtree = watch("pb.amritsar", true);
        watch("pb.amritsar", false);

        assertThat(reached("pb.amritsar.water", "auth")).containsExactly(subtree);
        assertThat(watchers.reached(new TenantId("pb.amritsar.water"))).containsExactly(subtree);
        assertThat(reached("pb.amritsar", "auth")).hasSize(2).doesNotHaveDuplicates();
        assertThat(reached("pb.mysore", "auth")).isEmpty();
    }

    @Test
    void aNamespaceReachesThoseWhoWatchItOrAll() {
        Watcher all = watch("pb", false);
        Watcher auth = watch("pb", false, "auth", "mail");
        watch("pb", false, "billing");

        assertThat(reached("pb", "auth")).containsExactlyInAnyOrder(all, auth);
        assertThat(watchers.reachedFromAbove("mail")).containsExactlyInAnyOrder(all, auth);
        assertThat(watchers.reached(new TenantId("pb"))).hasSize(3);
    }

    @Test
    void whoIsGoneIsNotReachedAndLeavesRoom() {
        Watcher gone = watch("pb", true, "auth");

        gone.end();

        assertThat(reached("pb", "auth")).isEmpty();
        assertThat(watchers.reached(new TenantId("pb"))).isEmpty();
        assertThat(gauge()).isZero();
    }

    @Test
    void aCallerHasOnlySoMany() {
        for (int i = 0; i < 3; i++) {
            watch("pb", false);
        }

        assertThatThrownBy(() -> watch("pb", false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code() + problem.status().value())
                                .isEqualTo("too-many-own-watchers429"));
        assertThat(gauge()).isEqualTo(3);
    }

    @Test
    void aNodeHasOnlySoManyUntilSomebodyGoes() {
        Watcher first = add("pb", "a");
        for (String owner : List.of("b", "c", "d", "e")) {
            add("pb", owner);
        }

        assertThatThrownBy(() -> add("pb", "f"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("too-many-watchers"));
        first.end();
        assertThat(add("pb", "f")).isNotNull();
    }

    @Test
    void whatIsToldBeforeTheLineIsOpenComesAfterWhatWasMissed() {
        Watcher watcher = watch("pb", false);
        LineInMemory line = new LineInMemory();
        watcher.tell(bytes("live"));

        watcher.listen(line, List.of(bytes("first"), bytes("second")));
        watcher.ready();

        assertThat(line.taken()).containsExactly("first", "second", "live");
        assertThat(line.flushed()).isEqualTo(3);
    }

    @Test
    void whoDoesNotReadIsCutOffAndTheOthersHearAll() {
        LineInMemory deaf = listening(watch("pb", false));
        LineInMemory hearing = listening(watch("pb", false));
        deaf.block(true);

        for (String event : List.of("1", "2", "3")) {
            reached("pb", "auth").forEach(watcher -> watcher.tell(bytes(event)));
        }

        assertThat(hearing.taken()).containsExactly("1", "2", "3");
        assertThat(deaf.taken()).isEmpty();
        assertThat(deaf.isClosed()).isTrue();
        assertThat(meters.get("tenantry.watchers.cut.off").counter().count()).isEqualTo(1);
        assertThat(gauge()).isEqualTo(1);
    }

    @Test
    void whoReadsAgainInTimeHearsAll() {
        Watcher watcher = watch("pb", false);
        LineInMemory line = listening(watcher);
        line.block(true);
        watcher.tell(bytes("1"));
        watcher.tell(bytes("2"));

        line.block(false);
        watcher.ready();

        assertThat(line.taken()).containsExactly("1", "2");
        assertThat(line.isClosed()).isFalse();
    }

    @Test
    void largeEventsAreBoundedByTheirBytes() {
        Watcher watcher = watch("pb", false);
        LineInMemory line = listening(watcher);
        line.block(true);
        byte[] large = new byte[600_000];
        Arrays.fill(large, (byte) 'x');

        watcher.tell(large);
        watcher.tell(large);

        assertThat(line.isClosed()).isTrue();
    }

    /** Five hundred watchers of one caller that do not read are to find room in a node that has a gigabyte. */
    @Test
    void whatWasMissedIsBoundedTogetherWithWhatComes() {
        Watcher watcher = watch("pb", false);
        LineInMemory line = new LineInMemory();
        line.block(true);
        byte[] half = new byte[130_000];

        assertThat(Watcher.hasRoomFor(List.of(half))).isTrue();
        assertThat(Watcher.hasRoomFor(List.of(half, half))).isFalse();
        watcher.listen(line, List.of(half));
        watcher.tell(half);

        assertThat(line.isClosed()).isTrue();
    }

    @Test
    void whoHasReadWhatWasMissedHasRoomAgain() {
        Watcher watcher = watch("pb", false);
        LineInMemory line = new LineInMemory();
        watcher.listen(line, List.of(new byte[200_000]));
        watcher.ready();
        line.block(true);

        watcher.tell(new byte[200_000]);

        assertThat(line.isClosed()).isFalse();
    }

    @Test
    void aLineThatFailsIsNoConcernOfTheOthers() {
        LineInMemory failing = listening(watch("pb", false));
        LineInMemory hearing = listening(watch("pb", false));
        failing.fail();

        reached("pb", "auth").forEach(watcher -> watcher.tell(bytes("1")));

        assertThat(failing.isClosed()).isTrue();
        assertThat(hearing.taken()).containsExactly("1");
    }

    @Test
    void aLineThatBreaksEndsItsWatcher() {
        Watcher watcher = watch("pb", false);
        LineInMemory line = listening(watcher);
        line.breakDown();

        watcher.tell(bytes("1"));

        assertThat(line.isClosed()).isTrue();
        assertThat(gauge()).isZero();
    }

    @Test
    void inSilenceItsHeartBeatsUntilTheTokenExpires() {
        LineInMemory line = listening(watch("pb", false));

        watchers.tick();
        now = LATER.plusMillis(1);
        watchers.tick();

        assertThat(line.taken()).containsExactly(": here", ": the token has expired");
        assertThat(line.isClosed()).isTrue();
        assertThat(gauge()).isZero();
    }

    @Test
    void whenTheNodeEndsSoDoAllStreamsAndNobodyComes() {
        LineInMemory line = listening(watch("pb", false));

        watchers.stop();

        assertThat(line.isClosed()).isTrue();
        assertThatThrownBy(() -> watch("pb", false)).isInstanceOf(ProblemException.class);
    }

    private static LineInMemory listening(Watcher watcher) {
        LineInMemory line = new LineInMemory();
        watcher.listen(line, List.of());
        return line;
    }

    private List<Watcher> reached(String tenant, String namespace) {
        return watchers.reached(new TenantId(tenant), namespace);
    }

    private Watcher watch(String tenant, boolean subtree, String... namespaces) {
        return watchers.add(new Watched(new TenantId(tenant), subtree, Set.of(namespaces)), "asha", LATER);
    }

    private Watcher add(String tenant, String owner) {
        return watchers.add(new Watched(new TenantId(tenant), false, Set.of()), owner, LATER);
    }

    private double gauge() {
        return meters.get("tenantry.watchers").gauge().value();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
