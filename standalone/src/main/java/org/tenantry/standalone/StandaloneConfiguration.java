package org.tenantry.standalone;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tenantry.command.CommandSideConfiguration;
import org.tenantry.query.QuerySideConfiguration;

/** Both sides in one context, and the development issuer, on loopback only. Settings: see {@code standalone.yml}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSideConfiguration.class, QuerySideConfiguration.class, DevelopmentIssuerConfiguration.class})
public class StandaloneConfiguration {}
