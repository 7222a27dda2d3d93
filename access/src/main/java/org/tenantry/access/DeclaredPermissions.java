package org.tenantry.access;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Fails the start when an endpoint of ours says neither what it requires nor that it is open. */
final class DeclaredPermissions implements SmartInitializingSingleton {
    private final RequestMappingHandlerMapping endpoints;

    DeclaredPermissions(RequestMappingHandlerMapping endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> undeclared = endpoints.getHandlerMethods().entrySet().stream()
                .filter(endpoint -> isOurs(endpoint) && !isDeclared(endpoint.getValue()))
                .map(endpoint -> endpoint.getKey() + " in " + endpoint.getValue())
                .toList();
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException("these endpoints declare no permission with @Requires, and are neither"
                    + " @ForAnyCaller nor @OpenToAll: " + undeclared);
        }
    }

    private static boolean isOurs(Map.Entry<RequestMappingInfo, HandlerMethod> endpoint) {
        return endpoint.getValue().getBeanType().getPackageName().startsWith("org.tenantry.");
    }

    private static boolean isDeclared(HandlerMethod method) {
        return method.hasMethodAnnotation(Requires.class)
                || method.hasMethodAnnotation(ForAnyCaller.class)
                || method.hasMethodAnnotation(OpenToAll.class);
    }
}
