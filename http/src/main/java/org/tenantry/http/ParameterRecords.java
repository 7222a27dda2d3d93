package org.tenantry.http;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Lets an endpoint take many query parameters as one record, an argument with {@link ParameterObject}: what is
 * sent stands in the component of the parameter's name, as it was sent. A {@link String} is null if it was not
 * sent; a {@code List<String>} is of a parameter that may be given several times. Commas are part of a value,
 * not between values.
 */
final class ParameterRecords implements HandlerMethodArgumentResolver {
    static boolean isRecordOfParameters(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ParameterObject.class)
                && parameter.getParameterType().isRecord();
    }

    static boolean mayBeRepeated(RecordComponent component) {
        return component.getType() == List.class;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return isRecordOfParameters(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Class<?> type = parameter.getParameterType();
        @Nullable Object[] values = Arrays.stream(type.getRecordComponents())
                .map(component -> valueOf(component, request))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(requireNonNull(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made from parameters", e);
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, NativeWebRequest request) {
        String @Nullable [] values = request.getParameterValues(component.getName());
        if (mayBeRepeated(component)) {
            return values == null ? List.of() : List.of(values);
        }
        return values == null ? null : values[0];
    }
}
