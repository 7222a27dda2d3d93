package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewCommitTest {
    @Test
    void itsSizeIsThatOfItsTextsInUtf8() {
        assertThat(commit("a", "\u00e4\u20ac\ud83d\ude00").bytes()).isEqualTo("1aaactoraHappened".length() + 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud800b", "\udc00"})
    void textsThatSomeServerWouldNotKeepAreRefused(String text) {
        assertThatThrownBy(() -> commit("admin", text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> commit(text, "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreThanABrokerTakesIsRefused() {
        assertThatThrownBy(() -> commit("admin", "\u20ac".repeat(NewCommit.MAX_BYTES / 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected at most 1000000");
    }

    private static NewCommit commit(String actor, String payload) {
        return new NewCommit(
                "1", "a", "a", 0, Map.of("actor", actor), List.of(new LogEvent("Happened", payload)), List.of());
    }
}
