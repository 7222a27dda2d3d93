package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class StartTest {
    private static final String ISSUER = "tenantry.access.issuer=https://issuer.example";

    private final WebApplicationContextRunner server =
            new WebApplicationContextRunner().withUserConfiguration(GuardedServer.class);

    @RestController
    static class Undeclared {
        @GetMapping("/forgotten")
        String forgotten() {
            return "what nobody was asked for";
        }
    }

    @Test
    void aServerWithAnIssuerStarts() {
        server.withPropertyValues(ISSUER).run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void aServerWithTheDevelopmentIssuerStarts() {
        server.withBean(DevelopmentIssuer.class, StartTest::developmentIssuer)
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void anEndpointThatDeclaresNothingFailsTheStart() {
        server.withPropertyValues(ISSUER)
                .withBean(Undeclared.class)
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasMessageContaining("declare no permission")
                        .hasMessageContaining("/forgotten")
                        .hasMessageNotContaining("/caller"));
    }

    @Test
    void noIssuerFailsTheStart() {
        server.run(started ->
                assertThat(started).getFailure().rootCause().hasMessageContaining("tenantry.access.issuer is not set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankIssuerIsNone(String issuer) {
        server.withPropertyValues("tenantry.access.issuer=" + issuer)
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("tenantry.access.issuer is not set"));
    }

    @Test
    void aDevelopmentIssuerBesideAConfiguredOneFailsTheStart() {
        server.withPropertyValues(ISSUER)
                .withBean(DevelopmentIssuer.class, StartTest::developmentIssuer)
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("https://issuer.example")
                        .hasMessageContaining("development issuer"));
    }

    @Test
    void issuersWhoseSubjectsCannotBeToldApartFailTheStart() {
        server.withPropertyValues(ISSUER, "tenantry.access.issuers[0].issuer=https://other.example")
                .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining("actor-prefix"));
        server.withPropertyValues(
                        ISSUER,
                        "tenantry.access.issuers[0].issuer=https://other.example",
                        "tenantry.access.issuers[0].actor-prefix=other:")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void aBoundBelowNoneFailsTheStart() {
        for (String bound : List.of("requests-per-second", "concurrent-requests")) {
            server.withPropertyValues(ISSUER, "tenantry.access." + bound + "=-1")
                    .run(started -> assertThat(started)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("tenantry.access." + bound + " is -1: expected 0 or more"));
        }
    }

    @Test
    void anIssuerTwiceAndARoleThatIsNoneFailTheStart() {
        server.withPropertyValues(ISSUER, "tenantry.access.issuers[0].issuer=https://issuer.example")
                .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining("twice"));
        server.withPropertyValues(
                        "tenantry.access.issuers[0].issuer=https://other.example",
                        "tenantry.access.issuers[0].role-names.BOSS=chief")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("role-names maps BOSS to chief: expected one of tenant-admin"));
    }

    private static DevelopmentIssuer developmentIssuer() {
        return new DevelopmentIssuer("http://localhost", new ImmutableJWKSet<>(new JWKSet()));
    }
}
