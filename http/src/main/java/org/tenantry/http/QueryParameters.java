package org.tenantry.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that an endpoint does not have, naming those it has: a misspelt filter is no filter. And
 * those that are given several times and can be meant once only: no value is better than another.
 */
final class QueryParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("org.tenantry.")) {
            Map<String, Boolean> known = mayBeRepeated(method);
            List<Fault> faults = given(request).entrySet().stream()
                    .flatMap(parameter -> fault(parameter.getKey(), parameter.getValue(), known))
                    .toList();
            if (!faults.isEmpty()) {
                throw ProblemException.invalid(faults);
            }
        }
        return true;
    }

    private static Stream<Fault> fault(String name, String[] values, Map<String, Boolean> known) {
        if (!known.containsKey(name)) {
            return Stream.of(new Fault(name, null, expected(known)));
        }
        boolean once = Boolean.FALSE.equals(known.get(name));
        return once && values.length > 1
                ? Stream.of(new Fault(name, String.join(", ", values), "one value"))
                : Stream.empty();
    }

    private static Map<String, String[]> given(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException e) { // as the servlet specification has it
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "The parameters cannot be decoded: expected UTF-8 in %-form.");
        }
    }

    /** The parameters that an endpoint has, each with whether it may be given several times. */
    private static Map<String, Boolean> mayBeRepeated(HandlerMethod method) {
        Map<String, Boolean> known = new TreeMap<>();
        Arrays.stream(method.getMethodParameters()).forEach(parameter -> {
            @Nullable RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                known.put(
                        annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name(),
                        Collection.class.isAssignableFrom(parameter.getParameterType()));
            }
            @Nullable TakesParameters made = parameter.getParameterType().getAnnotation(TakesParameters.class);
            if (made != null) {
                List.of(made.value()).forEach(name -> known.put(name, false));
            }
            if (ParameterRecords.isRecordOfParameters(parameter)) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .forEach(
                                component -> known.put(component.getName(), ParameterRecords.mayBeRepeated(component)));
            }
        });
        return known;
    }

    private static String expected(Map<String, Boolean> known) {
        return known.isEmpty() ? "no parameters here" : "one of " + String.join(", ", known.keySet());
    }
}
