package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.access.GuardedClient.isProblem;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class IssuerAwayTest {
    private static final String NOBODY_THERE = "http://127.0.0.1:1";

    @ParameterizedTest
    @ValueSource(strings = {"tenantry.access.jwks-uri=" + NOBODY_THERE, "tenantry.access.audience=tenantry"})
    void whileTheKeysCannotBeReadNoTokenIsJudged(String property) {
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(GuardedServer.class)
                .properties("server.port=0", "tenantry.access.issuer=" + NOBODY_THERE, property)
                .run()) {
            int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

            HttpResponse<String> answer =
                    new GuardedClient(port).callerBy(Issuer.token(Claims.with("iss", NOBODY_THERE)));

            isProblem(answer, 503, "issuer-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }
}
