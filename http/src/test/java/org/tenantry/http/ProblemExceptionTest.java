package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ProblemExceptionTest {
    @Test
    void eachFieldIsNamedOnceInTheDetail() {
        ProblemException problem = ProblemException.invalid(
                List.of(new Fault("/a", null, "x"), new Fault("/a", null, "y"), new Fault("/b", null, "z")));

        assertThat(problem.body().getDetail()).isEqualTo("The request is not valid: /a, /b.");
    }

    @Test
    void withoutFaultsThereAreNoErrors() {
        ProblemException problem = new ProblemException(HttpStatus.CONFLICT, "tenant-exists", "There is one.");

        assertThat(problem.body().getProperties()).containsOnlyKeys("code");
        assertThat(problem.headers().isEmpty()).isTrue();
    }

    @Test
    void whatMayPassSaysWhenToTryAgain() {
        assertThat(retryAfter(Duration.ofSeconds(7))).isEqualTo("7");
        assertThat(retryAfter(Duration.ofMillis(50))).isEqualTo("1");
    }

    @Test
    void aValueIsCutOnlyWhenItIsLong() {
        assertThat(new Fault("/name", "x".repeat(100), "less").value()).isEqualTo("x".repeat(100));
        assertThat(new Fault("/name", "x".repeat(101), "less").value()).isEqualTo("x".repeat(100) + "…");
    }

    @Test
    void aValueIsNotCutWithinACharacter() {
        String value = "x".repeat(99) + "𐍈".repeat(2);

        assertThat(new Fault("/name", value, "less").value()).isEqualTo("x".repeat(99) + "…");
    }

    private static String retryAfter(Duration duration) {
        return String.valueOf(ProblemException.unavailable("busy", "Busy.", duration)
                .headers()
                .getFirst("Retry-After"));
    }
}
