package org.tenantry.http;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Has endpoints of ours answer in JSON, unless they say otherwise. Who accepts something else only is refused before anything is
 * done, and not after.
 */
final class JsonAnswers extends RequestMappingHandlerMapping {
    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> type) {
        @Nullable RequestMappingInfo mapping = super.getMappingForMethod(method, type);
        if (mapping == null
                || !type.getPackageName().startsWith("org.tenantry.")
                || !mapping.getProducesCondition().isEmpty()) {
            return mapping;
        }
        return mapping.mutate()
                .produces(MediaType.APPLICATION_JSON_VALUE)
                .options(getBuilderConfiguration())
                .build();
    }
}
