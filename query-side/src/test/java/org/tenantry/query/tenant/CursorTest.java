package org.tenantry.query.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.tenantry.http.ProblemException;

class CursorTest {
    private static final String QUERY = "text=amritsar kind=city";

    @ParameterizedTest
    @ValueSource(strings = {"pb", "pb.amritsar.water-supply_2"})
    void aCursorGivesBackWhereItsPageEnded(String id) {
        assertThat(Cursor.read(QUERY, Cursor.of(QUERY, id))).isEqualTo(id);
    }

    @Test
    void aCursorGoesIntoAnAddressAsItIs() {
        assertThat(Cursor.of(QUERY, "pb.amritsar")).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void anotherQuerysCursorIsRefused() {
        isRefused(Cursor.of("text=amritsar kind=state", "pb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "garbage", "%%%", "AAAA", "pb.amritsar", "\u0000", "////"})
    void garbageIsRefused(String cursor) {
        isRefused(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PB", "pb.", ".*", "pb amritsar", "pb\n", "{\"$gt\":\"\"}"})
    void aHandMadeCursorWithoutATenantIdIsRefused(String id) {
        isRefused(Cursor.of(QUERY, id));
    }

    @Test
    void aCursorOfAnIdAloneIsRefused() {
        isRefused(Base64.getUrlEncoder().encodeToString("pb.amritsar".getBytes(UTF_8)));
    }

    private static void isRefused(String cursor) {
        assertThatThrownBy(() -> Cursor.read(QUERY, cursor))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
                    assertThat(problem.code()).isEqualTo("invalid-cursor");
                });
    }
}
