package org.tenantry.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tenantry.http.Places;
import org.tenantry.http.Places.Place;
import org.tenantry.http.ProblemException;
import org.tenantry.http.ProblemWriter;

/**
 * Refuses a caller of whom as many requests are being answered as of one may be; of a service for all of its users. A stream,
 * which has bounds of its own, is none of them once it is open.
 */
final class CallerConcurrency extends OncePerRequestFilter {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Places places;
    private final ProblemWriter problems;

    /** @param most of one caller, on this node */
    CallerConcurrency(int most, ProblemWriter problems) {
        this.problems = problems;
        this.places = Places.ofEach(
                most,
                () -> ProblemException.tooMany(
                        "too-many-own-requests",
                        "At most " + most + " requests of one caller at once on one node; wait for some of them.",
                        SOON));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication)) {
            chain.doFilter(request, response);
            return;
        }
        Place place;
        try {
            place = places.take(authentication.getPrincipal().account());
        } catch (ProblemException e) {
            problems.write(response, e);
            return;
        }
        try (place) {
            chain.doFilter(request, response);
        }
    }
}
