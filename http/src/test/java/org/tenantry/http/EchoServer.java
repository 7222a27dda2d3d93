package org.tenantry.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A server as both sides are set up, whose endpoints do next to nothing. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HttpConfiguration.class, EchoServer.Endpoint.class})
class EchoServer {
    static final String SECRET = "the password is swordfish";

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

    @RestController
    static class Endpoint {
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
