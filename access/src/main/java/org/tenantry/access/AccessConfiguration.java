package org.tenantry.access;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tenantry.http.HttpConfiguration;
import org.tenantry.http.ProblemException;
import org.tenantry.http.ProblemWriter;

/** The resource server: every request carries a genuine token, but for the paths that are open. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
@Import(HttpConfiguration.class)
public class AccessConfiguration {

    @Bean
    JwtDecoder jwtDecoder(AccessProperties properties, ObjectProvider<DevelopmentIssuer> development) {
        return TokenDecoders.decoder(properties, development.getIfAvailable());
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, AccessProperties properties, ProblemWriter problems, List<OpenPaths> open) {
        Unauthenticated unauthenticated = new Unauthenticated(problems);
        String[] openPaths =
                open.stream().flatMap(paths -> paths.patterns().stream()).toArray(String[]::new);
        return http.csrf(csrf -> csrf.disable()) // bearer tokens only: no browser sends them by itself
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(openPaths)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(new CallerConverter(properties))))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(unauthenticated))
                .build();
    }

    /** Paths and headers that could mean one thing to a check and another to an endpoint. */
    @Bean
    RequestRejectedHandler ambiguousRequests(ProblemWriter problems) {
        return (request, response, e) -> problems.write(
                response,
                new ProblemException(
                        HttpStatus.BAD_REQUEST, "invalid-request", "The path or a header is not in its plain form."));
    }

    /** Liveness, readiness, metrics, and the description of the API. */
    @Bean
    OpenPaths operationsPaths() {
        return new OpenPaths(List.of(
                "/livez", "/readyz", "/actuator/**", "/openapi.json/**", "/docs", "/docs/**", "/swagger-ui/**"));
    }

    @Bean
    DeclaredPermissions declaredPermissions(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        return new DeclaredPermissions(endpoints);
    }
}
