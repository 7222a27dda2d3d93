package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CourtesyTest {
    private static final Duration INSERT = Duration.ofMillis(4);
    private static final Duration READ = Duration.ofMillis(6);
    private static final Duration TURN = INSERT.plus(READ);
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    private final Schedule schedule = new Schedule(1);
    private final Courtesy courtesy = new Courtesy(schedule.time(Duration.ZERO));

    @BeforeEach
    void nobodyWasMetForLong() {
        courtesy.hasRead(READ, false);
        for (int i = 0; i < 1000; i++) {
            insert();
        }
    }

    @AfterEach
    void end() {
        schedule.end();
    }

    @Test
    void whoMetAnotherPausesForUpToTwoTurnsAfterEachBatch() {
        courtesy.hasRead(READ, true);
        Duration all = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            Duration pause = insert();
            assertThat(pause).isLessThanOrEqualTo(TURN.multipliedBy(2));
            all = all.plus(pause);
        }
        assertThat(all).isGreaterThan(TURN.multipliedBy(50));
    }

    @Test
    void whoIsAloneGoesOnAtOnceButListensForATurnNowAndThen() {
        Duration all = Duration.ZERO;
        for (int i = 0; i < 1000; i++) {
            Duration pause = insert();
            assertThat(pause).isIn(Duration.ZERO, TURN);
            all = all.plus(pause);
        }
        assertThat(all)
                .isBetween(TURN.multipliedBy(2), INSERT.multipliedBy(1000).dividedBy(50));
    }

    @Test
    void whoIsOftenIdleNeedNotListen() {
        for (int i = 0; i < 1000; i++) {
            schedule.runFor(TURN.multipliedBy(2));
            assertThat(insert()).isZero();
        }
    }

    @Test
    void anOutageIsNoMeasureOfWhatOthersNeed() {
        courtesy.hasRead(OUTAGE, true);
        assertThat(insert()).isLessThan(Duration.ofSeconds(1));
    }

    private Duration insert() {
        schedule.runFor(INSERT);
        Duration pause = courtesy.pauseAfterInsert(INSERT);
        schedule.runFor(pause);
        return pause;
    }
}
