package org.tenantry.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Runs the command side by itself. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandSideConfiguration.class)
public class CommandSide {
    /** Settings come from the environment: see {@code command-side.yml}. */
    public static void main(String[] args) {
        System.setProperty("spring.config.name", "command-side");
        SpringApplication.run(CommandSide.class, args);
    }
}
