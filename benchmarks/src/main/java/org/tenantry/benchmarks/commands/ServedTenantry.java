package org.tenantry.benchmarks.commands;

import java.io.OutputStream;
import java.util.Arrays;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tenantry.benchmarks.api.BareEndpoint;
import org.tenantry.command.CommandSideConfiguration;
import org.tenantry.standalone.DevelopmentIssuerConfiguration;
import org.tenantry.standalone.StandaloneConfiguration;

/** The command side, and the query side too if its first argument says so, until its standard input ends. */
final class ServedTenantry {
    static final String SAYS = "PORT=";

    private ServedTenantry() {}

    /** Which sides there are. */
    enum Sides {
        COMMAND(CommandSideAlone.class),
        BOTH(StandaloneConfiguration.class);

        private final Class<?> configuration;

        Sides(Class<?> configuration) {
            this.configuration = configuration;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({CommandSideConfiguration.class, DevelopmentIssuerConfiguration.class})
    static class CommandSideAlone {}

    /** Takes the sides, and Spring's arguments. */
    public static void main(String[] args) throws Exception {
        Sides sides = Sides.valueOf(args[0]);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        sides.configuration, BareEndpoint.class)
                .properties("spring.config.name=standalone")
                .run(Arrays.copyOfRange(args, 1, args.length))) {
            System.out.println(SAYS + context.getEnvironment().getRequiredProperty("local.server.port"));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
