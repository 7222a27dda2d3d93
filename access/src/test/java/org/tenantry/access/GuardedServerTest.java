package org.tenantry.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A suite that asks the {@link GuardedServer}, which trusts the {@link Issuer}; all of them share one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        classes = GuardedServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.import=classpath:tenantry-http.yml", "spring.application.name=guarded"})
@ContextConfiguration(initializers = TrustedIssuer.class)
@interface GuardedServerTest {}
