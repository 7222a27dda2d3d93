package org.tenantry.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers what filters throw, as {@link ProblemAdvice} does what endpoints throw. The server would
 * dispatch it as an error, which carries no token, and be refused for that.
 */
final class FilterProblems extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(FilterProblems.class);

    private final ProblemWriter problems;

    FilterProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ProblemException e) {
            problems.write(response, e);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            log.error("A request failed unexpectedly in a filter", e);
            response.reset();
            problems.write(response, ProblemException.unexpected());
        }
    }
}
