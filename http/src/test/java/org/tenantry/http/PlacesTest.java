package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenantry.http.Places.Place;

class PlacesTest {
    private final Places places = new Places(3, () -> problem("none-free"), 2, () -> problem("no-more-of-own"));

    @Test
    void eachHasSoManyAndAllTogetherHaveMore() {
        Place first = places.take("asha");
        places.take("asha");

        assertRefused("asha", "no-more-of-own");
        places.take("ravi");
        assertRefused("ravi", "none-free");
        assertRefused("asha", "no-more-of-own");

        first.close();
        places.take("meera");
        assertRefused("asha", "none-free");
    }

    @Test
    void whoLeavesMayComeAgain() {
        for (int i = 0; i < 10; i++) {
            try (var _ = places.take("asha");
                    var _ = places.take("asha")) {
                assertRefused("asha", "no-more-of-own");
            }
        }
    }

    @Test
    void manyAtOnceAreNeverMoreThanMay() throws Exception {
        AtomicInteger present = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> comings = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> comeAndGo("caller " + i % 3, present, most)))
                    .toList();
            for (Future<?> coming : comings) {
                coming.get();
            }
        }

        assertThat(most).hasValueBetween(1, 3);
        try (var _ = places.take("caller 0");
                var _ = places.take("caller 1");
                var _ = places.take("caller 2")) {
            assertRefused("caller 0", "none-free");
        }
    }

    private void comeAndGo(String who, AtomicInteger present, AtomicInteger most) {
        for (int i = 0; i < 10_000; i++) {
            try (var _ = places.take(who)) {
                most.accumulateAndGet(present.incrementAndGet(), Math::max);
                present.decrementAndGet();
            } catch (ProblemException e) {
                Thread.onSpinWait();
            }
        }
    }

    private void assertRefused(String who, String code) {
        assertThatThrownBy(() -> places.take(who))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static ProblemException problem(String code) {
        return ProblemException.unavailable(code, "No.", Duration.ofSeconds(1));
    }
}
