package org.tenantry.client.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps a service's requests within the tenants of their callers: lets one through only if the bearer of its token has the
 * permission on the tenant that it is about, and so has the user whose token a service passes along beside its own. What is
 * refused is answered as Tenantry does: 401 without a token that is accepted, 404 of a tenant that the caller does not see or
 * that is not there, 403 without the permission; 503 while nothing is known.
 *
 * <p>In a Spring service, before what reads the request:
 *
 * <pre>{@code
 * @Bean
 * FilterRegistrationBean<TenantFilter> tenants() {
 *     var filter = new FilterRegistrationBean<>(new TenantFilter(
 *             AccessClient.of(URI.create("https://tenantry.example")), TenantFilter.inPath("/bills/", "read-tenant")));
 *     filter.addUrlPatterns("/bills/*");
 *     return filter;
 * }
 * }</pre>
 */
public final class TenantFilter implements Filter {
    /** The request's attribute that holds the tenant's id, a string. */
    public static final String TENANT = "org.tenantry.tenant";

    /**
     * The request's attribute that holds the tenant's effective status, a string: whether one that is suspended is served, is
     * the service's to say.
     */
    public static final String EFFECTIVE_STATUS = "org.tenantry.effective-status";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");
    private static final Pattern BEARER = Pattern.compile("Bearer +([A-Za-z0-9._~+/=-]+)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_TENANT = 200;
    private static final JsonMapper JSON = new JsonMapper();

    private final AccessClient client;
    private final Function<HttpServletRequest, Optional<Asked>> asked;

    /** @param asked what a request is about; empty refuses it as one about a tenant that is not there */
    public TenantFilter(AccessClient client, Function<HttpServletRequest, Optional<Asked>> asked) {
        this.client = client;
        this.asked = asked;
    }

    /**
     * Of requests whose path has the tenant's id behind a prefix: {@code /bills/pb.amritsar/17}.
     *
     * @param prefix with the slash at its end
     */
    public static Function<HttpServletRequest, Optional<Asked>> inPath(String prefix, String permission) {
        return request -> {
            String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
            if (!path.startsWith(prefix)) {
                return Optional.empty();
            }
            String rest = path.substring(prefix.length());
            int slash = rest.indexOf('/');
            String tenant = slash < 0 ? rest : rest.substring(0, slash);
            return tenant.isEmpty() ? Optional.empty() : Optional.of(new Asked(tenant, permission));
        };
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        @Nullable Refusal refusal = refusal(http);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            refusal.write((HttpServletResponse) response);
        }
    }

    private @Nullable Refusal refusal(HttpServletRequest request) {
        List<String> authorizations = Collections.list(request.getHeaders("Authorization"));
        if (authorizations.isEmpty()) {
            return new Refusal(401, "token-missing", "A bearer token is needed: Authorization: Bearer <token>.");
        }
        List<String> users = Collections.list(request.getHeaders(AccessClient.ON_BEHALF_OF));
        Matcher bearer = BEARER.matcher(authorizations.get(0));
        boolean isOneUser = users.isEmpty()
                || (users.size() == 1 && TOKEN.matcher(users.get(0)).matches());
        if (authorizations.size() > 1 || !bearer.matches() || !isOneUser) {
            return Refusal.ofToken();
        }
        @Nullable String user = users.isEmpty() ? null : users.get(0);
        Optional<Asked> about = asked.apply(request).filter(one -> one.tenant().length() <= LONGEST_TENANT);
        if (about.isEmpty()) {
            return Refusal.notFound();
        }
        Optional<Access> access;
        try {
            access = client.of(
                    bearer.group(1), user, about.get().permission(), about.get().tenant());
        } catch (AccessUnavailableException e) {
            return new Refusal(503, "access-unavailable", "What is permitted cannot be asked now.");
        }
        if (access.isEmpty()) {
            return Refusal.ofToken();
        }
        @Nullable String status = access.get().effectiveStatus();
        if (status == null) {
            return Refusal.notFound();
        }
        if (!access.get().allowed()) {
            return new Refusal(
                    403,
                    "forbidden",
                    "This token does not permit " + about.get().permission() + " there.");
        }
        request.setAttribute(TENANT, about.get().tenant());
        request.setAttribute(EFFECTIVE_STATUS, status);
        return null;
    }

    /** An answer as RFC 9457 has them. */
    private record Refusal(int status, String code, String detail) {
        static Refusal ofToken() {
            return new Refusal(401, "token-invalid", "The bearer token, or that of its user, is not accepted.");
        }

        static Refusal notFound() {
            return new Refusal(404, "tenant-not-found", "There is no such tenant.");
        }

        void write(HttpServletResponse response) throws IOException {
            ObjectNode problem = JSON.createObjectNode()
                    .put("type", "urn:tenantry:problem:" + code)
                    .put("status", status)
                    .put("detail", detail)
                    .put("code", code);
            byte[] body = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
            response.setStatus(status);
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            if (status == 401) {
                response.setHeader("WWW-Authenticate", "Bearer");
            }
            if (status == 503) {
                response.setHeader("Retry-After", "1");
            }
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
