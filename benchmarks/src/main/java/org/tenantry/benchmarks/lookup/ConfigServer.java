package org.tenantry.benchmarks.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.config.server.EnableConfigServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.FileSystemUtils;

/**
 * Spring Cloud Config's server over files, which is what many would take instead. It checks no token, knows no tenants,
 * and leaves the merging to its client.
 */
final class ConfigServer implements AutoCloseable {
    private static final String LOGGING = "classpath:org/tenantry/benchmarks/servers/errors-only-logback.xml";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigServer
    static class Application {
        @Bean
        SecurityFilterChain open(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .build();
        }
    }

    private final Path files;
    private final ConfigurableApplicationContext context;

    private ConfigServer(Path files, ConfigurableApplicationContext context) {
        this.files = files;
        this.context = context;
    }

    /** Starts one. */
    static ConfigServer start() {
        try {
            Path files = Files.createTempDirectory("tenantry-config-server");
            return new ConfigServer(
                    files,
                    new SpringApplicationBuilder(Application.class)
                            .properties(Map.of(
                                    "logging.config",
                                    LOGGING,
                                    "spring.config.name",
                                    "none",
                                    "server.port",
                                    0,
                                    "server.address",
                                    "127.0.0.1",
                                    "spring.threads.virtual.enabled",
                                    true,
                                    "spring.main.banner-mode",
                                    "off",
                                    "spring.jmx.enabled",
                                    false,
                                    "spring.cloud.config.enabled",
                                    false,
                                    "spring.cloud.config.server.native.search-locations",
                                    files.toUri(),
                                    "spring.profiles.active",
                                    "native"))
                            .registerShutdownHook(false)
                            .run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** What it answers for an application. */
    void set(String application, Map<String, String> values) {
        try {
            Files.writeString(
                    files.resolve(application + ".properties"),
                    values.entrySet().stream()
                            .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
