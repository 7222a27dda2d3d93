package org.tenantry.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.http.openapi.AlsoRefuses;
import tools.jackson.databind.JsonNode;

/** A server as both sides are set up, whose endpoints do next to nothing. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HttpConfiguration.class, EchoServer.Endpoint.class})
class EchoServer {
    static final String SECRET = "the password is swordfish";

    /** How often the description was made. */
    static final AtomicInteger DESCRIBED = new AtomicInteger();

    record Owner(@Nullable String name) {}

    record Profile(
            @Nullable String name,
            @Nullable Integer size,
            @Nullable Boolean open,

            @Nullable @Size(max = 2, message = "at most 2 labels") Map<String, String> labels,

            @Nullable List<String> tags,
            @Nullable Owner owner,
            @Nullable JsonNode attributes) {}

    record Search(@Nullable String text, List<String> label) {}

    @Bean
    Filter failingFilter() {
        return (request, response, chain) -> {
            switch (((HttpServletRequest) request).getRequestURI()) {
                case "/failing-filter" -> throw new IllegalStateException(SECRET);
                case "/refusing-filter" -> throw ProblemException.unavailable("busy", "Busy.", Duration.ofSeconds(3));
                default -> chain.doFilter(request, response);
            }
        };
    }

    @Bean
    OpenApiCustomizer counting() {
        return api -> DESCRIBED.incrementAndGet();
    }

    @RestController
    static class Endpoint {
        private final AtomicInteger counted = new AtomicInteger();

        @PostMapping(path = "/profiles", consumes = "application/json", produces = "application/json")
        Profile echo(@RequestBody Profile profile) {
            return profile;
        }

        @GetMapping("/profiles")
        List<String> list(
                @RequestParam(name = "kind", required = false) @Nullable String kind,
                @RequestParam(required = false) @Nullable Integer limit) {
            return List.of(String.valueOf(kind), String.valueOf(limit));
        }

        @GetMapping("/counted")
        int count() {
            return counted.incrementAndGet();
        }

        @GetMapping("/echoes/{id}")
        @AlsoRefuses(HttpStatus.CONFLICT)
        List<String> echo(
                @PathVariable("id") String id,
                @RequestParam(name = "namespace", required = false) @Nullable List<String> namespaces) {
            return namespaces == null ? List.of(id) : namespaces;
        }

        @GetMapping("/searches")
        String search(@ParameterObject Search search) {
            return search.toString();
        }

        @GetMapping("/failing")
        void fail() {
            throw new IllegalStateException(SECRET);
        }
    }
}
