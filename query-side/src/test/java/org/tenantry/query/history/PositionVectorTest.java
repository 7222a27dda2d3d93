package org.tenantry.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionVectorTest {
    @Test
    void whatIsWrittenIsRead() {
        PositionVector positions =
                PositionVector.NONE.with(3, 1042).with(0, 17).with(3, 1043).with(5, -1);

        assertThat(positions.toString()).isEqualTo("0-17,3-1043");
        assertThat(PositionVector.parse("0-17,3-1043")).contains(positions);
    }

    @Test
    void ofWhatIsNotThereNothingCounts() {
        assertThat(PositionVector.parse("3-5").orElseThrow().of(0)).isEqualTo(-1);
    }

    @Test
    void anythingElseIsRefused() {
        for (String text : new String[] {"", "3", "3-", "3-5,", "3-5;0-1", "-1-5", "3-x"}) {
            assertThat(PositionVector.parse(text)).as(text).isEmpty();
        }
    }
}
