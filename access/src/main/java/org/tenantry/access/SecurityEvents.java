package org.tenantry.access;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells of what was refused, and of what platform administrators did, in the log {@code org.tenantry.security}: one line each,
 * with {@code event}, {@code subject}, {@code via} if a service called on their behalf, {@code address}, {@code method}, {@code
 * path} and {@code status} as fields of their own; and counts it as {@code tenantry.access.events}. No token and no body is in
 * there.
 */
final class SecurityEvents extends OncePerRequestFilter {
    /** The log's name. */
    static final String LOG = "org.tenantry.security";

    private static final Logger log = LoggerFactory.getLogger(LOG);
    private static final int LONGEST_PATH = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Counted, and told for those who look closely: it would fill a log. */
    private static final Set<Event> OFTEN = EnumSet.of(Event.NOT_FOUND, Event.RATE_LIMITED);

    private final Map<Event, Counter> counters = new EnumMap<>(Event.class);

    /** All counters are there from the beginning, so that an alert has something to look at. */
    SecurityEvents(MeterRegistry meters) {
        for (Event event : Event.values()) {
            counters.put(
                    event,
                    Counter.builder("tenantry.access.events")
                            .description("What was refused, and what platform administrators did")
                            .tag("event", event.wireName)
                            .register(meters));
        }
    }

    /** What may be worth a look. */
    enum Event {
        /** No token, or none that is genuine. */
        UNAUTHENTICATED("unauthenticated"),
        /** A permission that the token does not give. */
        FORBIDDEN("forbidden"),
        /** A tenant that is not there, or not to be seen: which, is not told apart. */
        NOT_FOUND("not-found"),
        /** More than one caller may ask. */
        RATE_LIMITED("rate-limited"),
        /** Something that a platform administrator did, and was not refused. */
        PLATFORM_ADMIN("platform-admin");

        private final String wireName;

        Event(String wireName) {
            this.wireName = wireName;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        Optional<Caller> caller = caller();
        event(request, response, caller).ifPresent(event -> tell(event, request, response, caller));
    }

    private static Optional<Caller> caller() {
        @Nullable Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private static Optional<Event> event(
            HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller) {
        return switch (response.getStatus()) {
            case HttpServletResponse.SC_UNAUTHORIZED -> Optional.of(Event.UNAUTHENTICATED);
            case HttpServletResponse.SC_FORBIDDEN -> Optional.of(Event.FORBIDDEN);
            case HttpServletResponse.SC_NOT_FOUND -> caller.map(known -> Event.NOT_FOUND);
            case TOO_MANY_REQUESTS -> Optional.of(Event.RATE_LIMITED);
            default ->
                caller.filter(known -> known.isPlatformAdmin() && !HttpMethod.GET.matches(request.getMethod()))
                        .map(known -> Event.PLATFORM_ADMIN);
        };
    }

    private void tell(Event event, HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller) {
        requireNonNull(counters.get(event)).increment();
        String uri = request.getRequestURI();
        String path = uri.length() <= LONGEST_PATH ? uri : uri.substring(0, LONGEST_PATH);
        LoggingEventBuilder line = OFTEN.contains(event) ? log.atDebug() : log.atInfo();
        if (caller.isPresent()) {
            line = line.addKeyValue("issuer", caller.get().issuer())
                    .addKeyValue("subject", caller.get().subject());
            @Nullable Caller via = caller.get().via();
            if (via != null) {
                line = line.addKeyValue("via", via.subject());
            }
        }
        line.addKeyValue("event", event.wireName)
                .addKeyValue("address", request.getRemoteAddr())
                .addKeyValue("method", request.getMethod())
                .addKeyValue("path", path)
                .addKeyValue("status", response.getStatus())
                .log(
                        "{}: {} {} by {} from {} was answered {}",
                        event.wireName,
                        request.getMethod(),
                        path,
                        caller.map(Caller::subject).orElse("nobody"),
                        request.getRemoteAddr(),
                        response.getStatus());
    }
}
