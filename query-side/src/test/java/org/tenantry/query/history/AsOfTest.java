package org.tenantry.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.events.Position;
import org.tenantry.http.ProblemException;

class AsOfTest {
    @Test
    void positionsAreOfEachPartitionTheLast() {
        PositionVector vector = PositionVector.parse("3-7,0-17,3-1042,3-9").orElseThrow();

        assertThat(vector).hasToString("0-17,3-1042");
        assertThat(AsOf.parse("3-1042,0-17")).isEqualTo(new AsOf.Positions(vector));
        assertThat(vector.covers(new Position(3, 1042))).isTrue();
        assertThat(vector.covers(new Position(3, 1043))).isFalse();
        assertThat(vector.covers(new Position(1, 0))).isFalse();
        assertThat(vector.last(0)).contains(17L);
        assertThat(vector.last(1)).isEmpty();
        assertThat(vector.within(Set.of(1, 3))).hasToString("3-1042");
        assertThat(PositionVector.NONE).hasToString("");
    }

    @Test
    void anInstantIsTaken() {
        assertThat(AsOf.parse("2026-01-01T00:00:00Z")).isEqualTo(new AsOf.Time(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-01-01", "1969-12-31T23:59:59Z", "3", "3-", "3-1,", "2999-01-01T00:00:00Z"
            })
    void anythingElseIsRefusedWithWhatWasExpected(String at) {
        assertThatThrownBy(() -> AsOf.parse(at))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.expected()).contains("0-17,3-1042")));
    }

    @Test
    void clocksMayDifferALittle() {
        assertThat(AsOf.parse(Instant.now().plus(Duration.ofSeconds(5)).toString()))
                .isInstanceOf(AsOf.Time.class);
    }

    @Test
    void thereAreNoMorePositionsThanPartitions() {
        assertThat(PositionVector.parse(String.join(",", Collections.nCopies(128, "1-1"))))
                .isPresent();
        assertThat(PositionVector.parse(String.join(",", Collections.nCopies(129, "1-1"))))
                .isEmpty();
    }
}
