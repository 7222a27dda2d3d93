package org.tenantry.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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
                    "via", caller.via() == null ? "" : caller.via().subject(),
                    "platformAdmin", caller.grants().platformAdmin(),
                    "roles", names(caller.grants()),
                    "seen", caller.scope() instanceof Scope.Subtrees subtrees ? subtrees.roots() : Set.of("*"));
        }

        private static Map<String, List<String>> names(Grants grants) {
            return grants.roles().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            held -> held.getValue().stream()
                                    .map(GrantedRole::claim)
                                    .toList()));
        }

        @PostMapping("/operations")
        @Requires(Permission.OPERATE)
        String operate(@AuthenticationPrincipal Caller caller) {
            caller.requirePlatformAdmin(Permission.OPERATE);
            return "done";
        }

        @GetMapping("/greeting")
        @OpenToAll(because = "it greets everyone")
        String greeting() {
            return "hello";
        }
    }
}
