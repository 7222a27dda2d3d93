package org.tenantry.access;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Configures a server with an {@link Issuer} that lives as long. */
final class TrustedIssuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Issuer issuer = Issuer.start();
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                issuer.close();
            }
        });
        TestPropertyValues.of(
                        "tenantry.access.issuer=" + Issuer.NAME,
                        "tenantry.access.jwks-uri=" + issuer.keysUri(),
                        "tenantry.management-port=0")
                .applyTo(context);
    }
}
