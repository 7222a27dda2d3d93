package org.tenantry.command.dispatch;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.tenantry.access.Caller;
import org.tenantry.http.DryRun;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/** Reads and checks what every request for a command has. */
final class CommandRequestResolver implements HandlerMethodArgumentResolver {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandRequest.class;
    }

    @Override
    public CommandRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Caller caller = (Caller) requireNonNull(requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication(), "no endpoint of commands is open")
                .getPrincipal());
        return new CommandRequest(
                request,
                caller,
                idempotencyKey(request.getHeader(Origins.IDEMPOTENCY_KEY)),
                ExpectedVersion.sequence(request.getHeader(HttpHeaders.IF_MATCH)),
                DryRun.isAskedBy(request.getParameter(DryRun.PARAMETER)));
    }

    private static @Nullable String idempotencyKey(@Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-idempotency-key",
                    "The header " + Origins.IDEMPOTENCY_KEY + " is not valid.",
                    new Fault(Origins.IDEMPOTENCY_KEY, key, "1 to 200 visible ASCII characters"));
        }
        return key;
    }
}
