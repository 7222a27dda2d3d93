package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenantry.log.CommitStore.Outcome;

/** The appender when its store fails, step by step; that it is right in any order of failures is for the simulation. */
class PartitionAppenderTest {
    private static final Head GENESIS = new Head(0, Chain.genesis("log", 1, 2), Instant.EPOCH);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final LogSettings IMPATIENT =
            new LogSettings(null, 2, Duration.ofMillis(50), Duration.ofMillis(50), 2, 1000);

    private final ScriptedStore store = new ScriptedStore();
    private PartitionAppender appender = open(LogSettings.withPartitions(2), NOW);

    private PartitionAppender open(LogSettings settings, Instant now) {
        return new PartitionAppender(
                1, store, GENESIS, settings, Time.system(InstantSource.fixed(now)), new SimpleMeterRegistry());
    }

    @BeforeEach
    void start() {
        appender.start();
    }

    @AfterEach
    void close() {
        appender.close();
    }

    @Test
    void anUnknownInsertThatWasStoredIsAcknowledgedOnce() {
        store.next(batch -> {
            store.put(batch);
            return unknown();
        });

        Appended appended = appender.append(Commits.of("a", 0));

        assertThat(appended.replayed()).isFalse();
        assertThat(store.commits()).containsExactly(appended.commit());
    }

    @Test
    void anUnknownInsertThatWasNotStoredIsSentAgainAsItWas() {
        Commit[] sent = new Commit[1];
        store.next(batch -> {
            sent[0] = batch.get(0);
            return unknown();
        });

        assertThat(appender.append(Commits.of("a", 0)).commit()).isEqualTo(sent[0]);
    }

    @Test
    void anUnknownInsertIsNumberedAgainOnceAnotherHoldsItsPosition() {
        Commit others = Chain.link(GENESIS.hash(), 0, NOW, Commits.of("other", 0));
        store.next(batch -> {
            store.put(List.of(others));
            return unknown();
        });

        assertThat(appender.append(Commits.of("a", 0)).commit().position()).isEqualTo(1);
        assertThat(store.commits()).hasSize(2);
    }

    @Test
    void aPositionThatIsOccupiedButNotYetVisibleIsNotSteppedPast() {
        Commit others = Chain.link(GENESIS.hash(), 0, NOW, Commits.of("other", 0));
        store.putInvisibly(others);
        store.next(store::put);
        store.next(batch -> {
            store.makeVisible();
            return store.put(batch);
        });

        assertThat(appender.append(Commits.of("a", 0)).commit().position()).isEqualTo(1);
    }

    @Test
    void aCommitThatAMajorityGetsBetweenTwoReadsIsItselfAndNoReplay() {
        store.next(batch -> {
            store.putInvisibly(batch.get(0));
            return unknown();
        });
        store.beforeCommitsAreRead(store::makeVisible);

        assertThat(appender.append(Commits.of("a", 0)).replayed()).isFalse();
        assertThat(appender.append(Commits.of("a", 1)).commit().position()).isEqualTo(1);
    }

    @Test
    void aCommitThatTheServerRefusesForWhatItIsHoldsUpNoOther() {
        store.next(batch -> new Outcome.Refused(0, "too large"));

        assertThatThrownBy(() -> appender.append(Commits.of("a", 0)))
                .isInstanceOf(AppendException.NotStored.class)
                .hasMessageContaining("too large");
        assertThat(appender.append(Commits.of("b", 0)).commit().position()).isZero();
    }

    @Test
    void aFaultEndsItsBatchAndNotTheAppender() {
        store.next(batch -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(() -> appender.append(Commits.of("a", 0)))
                .isInstanceOf(AppendException.OutcomeUnknown.class);
        assertThat(appender.append(Commits.of("b", 0)).commit().position()).isZero();
    }

    @Test
    void aCallerWhoseCommitWasNotSentIsToldThatItIsNotStored() {
        restart(IMPATIENT, NOW);
        for (int i = 0; i < 100; i++) {
            store.next(batch -> new Outcome.NotSent(new RuntimeException("no server")));
        }

        assertThatThrownBy(() -> appender.append(Commits.of("a", 0))).isInstanceOf(AppendException.NotStored.class);
    }

    @Test
    void aCallerWhoseCommitHasNoAnswerIsToldSo() {
        restart(IMPATIENT, NOW);
        CountDownLatch never = new CountDownLatch(1);
        store.next(batch -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return unknown();
        });

        assertThatThrownBy(() -> appender.append(Commits.of("a", 0)))
                .isInstanceOf(AppendException.OutcomeUnknown.class);
    }

    @Test
    void aClockFarBehindTheLogIsNotWrittenWith() {
        appender.append(Commits.of("a", 0));
        Head head = appender.head();
        appender.close();
        appender = new PartitionAppender(
                1,
                store,
                head,
                LogSettings.withPartitions(2),
                Time.system(InstantSource.fixed(NOW.minusSeconds(61))),
                new SimpleMeterRegistry());
        appender.start();

        assertThatThrownBy(() -> appender.append(Commits.of("a", 1)))
                .isInstanceOf(AppendException.NotStored.class)
                .hasMessageContaining("clock");
    }

    @Test
    void timeDoesNotGoBack() {
        appender.append(Commits.of("a", 0));
        Head head = appender.head();
        appender.close();
        appender = new PartitionAppender(
                1,
                store,
                head,
                LogSettings.withPartitions(2),
                Time.system(InstantSource.fixed(NOW.minusSeconds(3))),
                new SimpleMeterRegistry());
        appender.start();

        assertThat(appender.append(Commits.of("a", 1)).commit().time()).isEqualTo(NOW);
    }

    private void restart(LogSettings settings, Instant now) {
        appender.close();
        appender = open(settings, now);
        appender.start();
    }

    private static Outcome unknown() {
        return new Outcome.Unknown(new RuntimeException("cut line"));
    }
}
