package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a replica set does, nothing acknowledged is lost and no position is skipped. The message
 * of a failure begins with its seed: {@code -Dsimulation.seed=N} plays that one alone, {@code
 * -Dsimulation.schedules=N} so many.
 */
class SimulationTest {
    private static final int SCHEDULES = Integer.getInteger("simulation.schedules", 100_000);
    private static final int ENOUGH_TO_NOTICE = 10_000;

    @Test
    void whateverFailsTheLogIsRight() throws Exception {
        @Nullable Long seed = Long.getLong("simulation.seed");

        play(seed == null ? LongStream.range(0, SCHEDULES) : LongStream.of(seed), Fault.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void itNoticesAWriterThat(Fault fault) {
        assertThatThrownBy(() -> play(LongStream.range(0, ENOUGH_TO_NOTICE), fault))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("seed ");
    }

    @Test
    void theSameSeedGivesTheSameSchedule() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            long again = seed;
            List<Commit> log = onAVirtualThread(() -> Simulation.play(again, Fault.NONE));

            assertThat(onAVirtualThread(() -> Simulation.play(again, Fault.NONE)))
                    .isEqualTo(log);
        }
    }

    private static void play(LongStream seeds, Fault fault) throws Exception {
        onAVirtualThread(() -> {
            seeds.forEach(seed -> Simulation.play(seed, fault));
            return true;
        });
    }

    /** As the tasks of a schedule are: to hand over between them costs little there. */
    private static <T> T onAVirtualThread(Callable<T> playing) throws Exception {
        FutureTask<T> task = new FutureTask<>(playing);
        Thread.ofVirtual().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        }
    }
}
