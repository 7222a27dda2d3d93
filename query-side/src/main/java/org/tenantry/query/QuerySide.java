package org.tenantry.query;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Runs the query side by itself. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(QuerySideConfiguration.class)
public class QuerySide {
    /** Settings come from the environment: see {@code query-side.yml}. */
    public static void main(String[] args) {
        System.setProperty("spring.config.name", "query-side");
        SpringApplication.run(QuerySide.class, args);
    }
}
