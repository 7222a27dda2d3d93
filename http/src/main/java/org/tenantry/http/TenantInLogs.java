package org.tenantry.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Puts the tenant that a path names into every line that is logged for the request. */
final class TenantInLogs implements HandlerInterceptor {
    private static final String KEY = "tenant";

    /** Anything may stand in a path, encoded: also what moves the cursor of whoever looks at a log. */
    private static final Pattern UNFIT = Pattern.compile("[^ -~]");

    private static final int LONGEST = 200;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("id") instanceof String tenant) {
            String named = tenant.length() <= LONGEST ? tenant : tenant.substring(0, LONGEST);
            MDC.put(KEY, UNFIT.matcher(named).replaceAll("?"));
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        MDC.remove(KEY);
    }
}
