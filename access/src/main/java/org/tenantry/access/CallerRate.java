package org.tenantry.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tenantry.http.ProblemException;
import org.tenantry.http.ProblemWriter;
import org.tenantry.http.RequestRate;

/** Refuses a caller who asks more often than one may, so that there is room for the others; a service for all of its users. */
final class CallerRate extends OncePerRequestFilter {
    private final RequestRate rate;
    private final ProblemWriter problems;

    /** @param perSecond of one caller, on this node; twice as many at once */
    CallerRate(int perSecond, ProblemWriter problems) {
        this.problems = problems;
        this.rate = new RequestRate(perSecond, 2 * perSecond, "of one caller on one node");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication authentication) {
            try {
                rate.check(authentication.getPrincipal().account());
            } catch (ProblemException e) {
                problems.write(response, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
