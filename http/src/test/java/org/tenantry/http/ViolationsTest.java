package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ViolationsTest {
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();

    record Child(
            @Size(max = 3, message = "at most 3 characters") String name) {}

    record Body(
            @Size(min = 1, message = "a name") String name,
            Map<
                            @Pattern(regexp = "[a-z]+", message = "a key of a-z") String,
                            @Size(max = 3, message = "at most 3 characters") String>
                    labels,
            List<@Valid Child> children) {}

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void aBodyThatBreaksNothingIsGivenBack() {
        Body body = new Body("Punjab", Map.of("tier", "top"), List.of(new Child("a")));

        assertThat(Violations.checked(VALIDATOR, body)).isSameAs(body);
    }

    @Test
    void everyBrokenConstraintIsAFaultWithItsPointer() {
        Body body = new Body("", Map.of("tier", "golden"), List.of(new Child("a"), new Child("abcd")));

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> Violations.checked(VALIDATOR, body));

        assertThat(problem.code()).isEqualTo("invalid-request");
        assertThat(problem).hasMessage("The request is not valid: /children/1/name, /labels/tier, /name.");
        assertThat(problem.body().getProperties())
                .containsEntry(
                        "errors",
                        List.of(
                                new Fault("/children/1/name", "abcd", "at most 3 characters"),
                                new Fault("/labels/tier", "golden", "at most 3 characters"),
                                new Fault("/name", "", "a name")));
    }

    @Test
    void aBrokenKeyIsNamedEscaped() {
        Body body = new Body("Punjab", Map.of("a/b~c", "x"), List.of());

        assertThatThrownBy(() -> Violations.checked(VALIDATOR, body)).hasMessageContaining("/labels/a~1b~0c");
    }
}
