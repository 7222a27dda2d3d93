package org.tenantry.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A server that tells who calls. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AccessConfiguration.class, GuardedServer.Endpoint.class})
class GuardedServer {

    @Bean
    OpenPaths greetingPath() {
        return new OpenPaths(List.of("/greeting"));
    }

    @RestController
    static class Endpoint {
        @GetMapping("/caller")
        @Requires(Permission.READ_TENANT)
        Map<String, Object> caller(@AuthenticationPrincipal Caller caller) {
            return Map.of(
                    "issuer", caller.issuer(),
                    "subject", caller.subject(),
                    "platformAdmin", caller.grants().platformAdmin(),
                    "roles", caller.grants().roles(),
                    "seen", caller.scope() instanceof Scope.Subtrees subtrees ? subtrees.roots() : Set.of("*"));
        }

        @GetMapping("/greeting")
        @OpenToAll(because = "it greets everyone")
        String greeting() {
            return "hello";
        }
    }
}
