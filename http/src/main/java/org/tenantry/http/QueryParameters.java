package org.tenantry.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that an endpoint does not have, naming those it has: a misspelt filter is no filter. */
final class QueryParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("org.tenantry.")) {
            Set<String> known = known(method);
            List<Fault> unknown = names(request).stream()
                    .filter(name -> !known.contains(name))
                    .map(name -> new Fault(name, null, expected(known)))
                    .toList();
            if (!unknown.isEmpty()) {
                throw ProblemException.invalid(unknown);
            }
        }
        return true;
    }

    private static Set<String> names(HttpServletRequest request) {
        try {
            return request.getParameterMap().keySet();
        } catch (IllegalStateException e) { // as the servlet specification has it
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "The parameters cannot be decoded: expected UTF-8 in %-form.");
        }
    }

    private static Set<String> known(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(method.getMethodParameters()).forEach(parameter -> {
            @Nullable RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                names.add(annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name());
            }
            @Nullable TakesParameters made = parameter.getParameterType().getAnnotation(TakesParameters.class);
            if (made != null) {
                names.addAll(List.of(made.value()));
            }
        });
        return names;
    }

    private static String expected(Set<String> known) {
        return known.isEmpty() ? "no parameters here" : "one of " + String.join(", ", known);
    }
}
