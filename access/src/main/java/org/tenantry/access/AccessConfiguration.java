package org.tenantry.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
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
    Issuers issuers(AccessProperties properties, ObjectProvider<DevelopmentIssuer> development) {
        return Issuers.of(properties, development.getIfAvailable());
    }

    @Bean
    JwtDecoder jwtDecoder(Issuers issuers) {
        return TokenDecoders.decoder(issuers);
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            AccessProperties properties,
            Environment environment,
            Issuers issuers,
            JwtDecoder decoder,
            ProblemWriter problems,
            List<OpenPaths> open,
            ObjectProvider<MeterRegistry> meters) {
        SecurityEvents events = new SecurityEvents(meters.getIfAvailable(SimpleMeterRegistry::new));
        Unauthenticated unauthenticated = new Unauthenticated(problems);
        JwtAuthenticationProvider tokens = new JwtAuthenticationProvider(decoder);
        tokens.setJwtAuthenticationConverter(new CallerConverter(issuers.trusted()));
        String[] openPaths =
                open.stream().flatMap(paths -> paths.patterns().stream()).toArray(String[]::new);
        http.headers(AccessConfiguration::headers);
        if (!properties.corsOrigins().isEmpty()) {
            http.cors(cors -> cors.configurationSource(CrossOrigin.of(properties.corsOrigins())));
        }
        OnBehalfOf onBehalfOf = new OnBehalfOf(tokens, unauthenticated);
        if (properties.requestsPerSecond() > 0) {
            http.addFilterAfter(new CallerRate(properties.requestsPerSecond(), problems), AuthorizationFilter.class);
        }
        if (properties.concurrentRequests() > 0) {
            http.addFilterAfter(
                    new CallerConcurrency(properties.concurrentRequests(), problems), AuthorizationFilter.class);
        }
        return http.csrf(csrf -> csrf.disable()) // bearer tokens only: no browser sends them by itself
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(openPaths)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(new ManagementAccess(environment))
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated)
                        .bearerTokenResolver(new OneToken())
                        .protectedResourceMetadata(
                                metadata -> metadata.protectedResourceMetadataCustomizer(ProtectedResource.of(issuers)))
                        .jwt(jwt -> jwt.authenticationManager(new ProviderManager(tokens))))
                .addFilterBefore(events, BearerTokenAuthenticationFilter.class)
                .addFilterAfter(onBehalfOf, BearerTokenAuthenticationFilter.class)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler((request, response, e) -> problems.write(
                                response,
                                new ProblemException(
                                        HttpStatus.FORBIDDEN,
                                        "forbidden",
                                        "On this port platform administrators may see this."))))
                .build();
    }

    /** What the server itself serves to browsers is its documentation, which needs styles of its own. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'self';"
                        + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'"))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    /** Whatever the method, it is looked for at the path, so that the refusal can tell which others there are. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RejectedRequests rejectedRequests(ProblemWriter problems) {
        return new RejectedRequests(problems);
    }

    @Bean
    OperationCustomizer refusalsOfCallers() {
        return new RefusalsOfCallers();
    }

    /** Whether it lives and is ready, and the description of the API. */
    @Bean
    OpenPaths operationsPaths() {
        return new OpenPaths(List.of("/livez", "/readyz", "/openapi.json/**", "/docs", "/docs/**", "/swagger-ui/**"));
    }

    @Bean
    DeclaredPermissions declaredPermissions(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        return new DeclaredPermissions(endpoints);
    }
}
