package org.tenantry.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.tenantry.http.ProblemException;

/** How grants are read from a genuine token, and what they come to. */
class ReadGrantsTest {
    private static final int MANY = 10_000;

    static Stream<String> noTenants() {
        return Stream.of(
                "",
                " ",
                ".",
                "..",
                "pb.",
                ".pb",
                "pb..a",
                "*.x",
                "**",
                "pb.*",
                " pb",
                "pb ",
                "PB",
                "pb,hr",
                "pb\n",
                "pb\u0000",
                "p\u00fc",
                "pb%",
                "$pb",
                "{\"$ne\":null}",
                "p".repeat(10_000),
                "a" + ".a".repeat(5_000),
                "a.b.c.d.e.f.g.h.i");
    }

    @ParameterizedTest
    @MethodSource("noTenants")
    void whatIsNoTenantsIdGrantsNothing(String name) {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("tenants", Map.of(name, List.of("tenant-admin", "config-reader"))),
                Map.of(
                        "groups",
                        List.of("/tenantry/" + name + "/tenant-admin", "/tenantry/" + name + "/config-reader")),
                Map.of("roles", List.of(Map.of("code", "config-reader", "tenantId", name))))) {
            Caller caller = caller(claims);

            assertThat(caller.scope()).isEqualTo(new Scope.Subtrees(Set.of()));
            assertThat(caller.grants().roles()).isEmpty();
            assertThatThrownBy(() -> caller.requireAnywhere(Permission.READ_CONFIGURATION))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void tenThousandGrantsAreRead() {
        Map<String, Object> granted = IntStream.range(0, MANY)
                .mapToObj(i -> "pb.city" + i)
                .collect(Collectors.toMap(Function.identity(), tenant -> List.of("viewer", "auditor")));
        Caller caller = caller(Map.of("tenants", granted));

        granted.keySet().forEach(tenant -> {
            assertThat(caller.may(Permission.READ_HISTORY, tenant)).isTrue();
            assertThat(caller.may(Permission.READ_TENANT, tenant + ".a.b.c.d.e.f"))
                    .isTrue();
            assertThat(caller.may(Permission.UPDATE_TENANT, tenant)).isFalse();
        });
        assertThat(caller.may(Permission.READ_TENANT, "pb")).isFalse();
        assertThat(caller.may(Permission.READ_TENANT, "pb.city" + MANY)).isFalse();
        assertThat(caller.scope()).isEqualTo(new Scope.Subtrees(granted.keySet()));
    }

    @Test
    void aTenantThatIsGrantedTenThousandTimesIsGrantedOnce() {
        List<String> groups =
                IntStream.range(0, MANY).mapToObj(i -> "/tenantry/pb/viewer").toList();

        assertThat(caller(Map.of("groups", groups)).scope()).isEqualTo(new Scope.Subtrees(Set.of("pb")));
    }

    private static Caller caller(Map<String, Object> claims) {
        AccessProperties properties = Configured.with(
                Map.of("tenantry.access.issuer", Issuer.NAME, "tenantry.access.grants", "claim, groups, digit"));
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .issuer(Issuer.NAME)
                .subject("asha")
                .expiresAt(Instant.MAX)
                .claims(all -> all.putAll(claims))
                .build();
        return (Caller) requireNonNull(
                new CallerConverter(properties.trusted()).convert(token).getPrincipal());
    }
}
