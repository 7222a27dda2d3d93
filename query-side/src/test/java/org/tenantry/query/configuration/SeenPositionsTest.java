package org.tenantry.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenPositionsTest {
    @Test
    void whatIsWrittenIsRead() {
        SeenPositions positions =
                SeenPositions.NOTHING.with(3, 1042).with(0, 17).with(3, 1043);

        assertThat(positions.toString()).isEqualTo("0-17,3-1043");
        assertThat(SeenPositions.parse("0-17,3-1043")).contains(positions);
    }

    @Test
    void ofWhatIsNotThereNothingWasSeen() {
        assertThat(SeenPositions.parse("3-5").orElseThrow().of(0)).isEqualTo(-1);
    }

    @Test
    void anythingElseIsRefused() {
        for (String text : new String[] {"", "3", "3-", "3-5,", "3-5;0-1", "-1-5", "3-x"}) {
            assertThat(SeenPositions.parse(text)).as(text).isEmpty();
        }
    }
}
