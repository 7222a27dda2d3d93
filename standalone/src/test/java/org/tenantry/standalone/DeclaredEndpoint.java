package org.tenantry.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.tenantry.access.ForAnyCaller;
import org.tenantry.access.OpenToAll;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;

/**
 * An endpoint, with what it declares to require.
 *
 * @param name method and path: {@code GET /v1/tenants/{id}}
 * @param permissions of which it asks one, depending on the request; empty if any caller may
 * @param forMore by which more is told
 * @param because why it asks for none; empty unless that is so
 * @param isOpen whether not even a token is needed
 * @param side the package of its side: {@code command}, {@code query} or {@code standalone}
 */
record DeclaredEndpoint(
        String name,
        List<Permission> permissions,
        List<Permission> forMore,
        String because,
        boolean isOpen,
        String side)
        implements Comparable<DeclaredEndpoint> {
    /** All of ours, in the order of their paths. */
    static List<DeclaredEndpoint> of(Map<RequestMappingInfo, HandlerMethod> endpoints) {
        return endpoints.entrySet().stream()
                .filter(endpoint ->
                        endpoint.getValue().getBeanType().getPackageName().startsWith("org.tenantry."))
                .flatMap(endpoint -> of(endpoint.getKey(), endpoint.getValue()))
                .sorted()
                .toList();
    }

    private static Stream<DeclaredEndpoint> of(RequestMappingInfo mapping, HandlerMethod method) {
        @Nullable Requires requires = method.getMethodAnnotation(Requires.class);
        @Nullable ForAnyCaller any = method.getMethodAnnotation(ForAnyCaller.class);
        @Nullable OpenToAll open = method.getMethodAnnotation(OpenToAll.class);
        String because = any != null ? any.because() : open != null ? open.because() : "";
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(verb -> mapping.getPatternValues().stream()
                        .map(path -> new DeclaredEndpoint(
                                verb + " " + path,
                                requires == null ? List.of() : Arrays.asList(requires.value()),
                                requires == null ? List.of() : Arrays.asList(requires.forMore()),
                                because,
                                open != null,
                                method.getBeanType().getPackageName().split("\\.", -1)[2])));
    }

    String verb() {
        return name.substring(0, name.indexOf(' '));
    }

    String path() {
        return name.substring(name.indexOf(' ') + 1);
    }

    @Override
    public int compareTo(DeclaredEndpoint other) {
        int paths = path().compareTo(other.path());
        return paths == 0 ? verb().compareTo(other.verb()) : paths;
    }
}
