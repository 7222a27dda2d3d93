package org.tenantry.events;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of any record the instance that says least: null where that is allowed, else empty. */
final class Sparsest {
    private Sparsest() {}

    static <T> T of(Class<T> record) {
        RecordComponent[] components = record.getRecordComponents();
        try {
            return record.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> value(component.getAnnotatedType(), component.getType()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sparsest " + record, e);
        }
    }

    private static @Nullable Object value(AnnotatedType annotated, Class<?> type) {
        if (annotated.isAnnotationPresent(Nullable.class)) {
            return null;
        } else if (type.isRecord()) {
            return of(type);
        } else if (type == String.class) {
            return "";
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == List.class) {
            return List.of();
        } else if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        }
        throw new IllegalArgumentException("what is the sparsest " + type + "? say it here");
    }
}
