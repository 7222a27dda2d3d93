package org.tenantry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    void theLaterOfEachPartitionCounts() {
        Positions both = Positions.of("0-17,3-1042").and(Positions.of("3-9,5-1"));

        assertThat(both.toString()).isEqualTo("0-17,3-1042,5-1");
        assertThat(both.cover(Positions.of("3-1042"))).isTrue();
        assertThat(both.cover(Positions.of("3-1043"))).isFalse();
        assertThat(both.cover(Positions.of("4-0"))).isFalse();
        assertThat(Positions.NONE.cover(Positions.NONE)).isTrue();
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> Positions.of("yesterday")).isInstanceOf(IllegalArgumentException.class);
    }
}
