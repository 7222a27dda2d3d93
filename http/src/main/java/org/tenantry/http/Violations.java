package org.tenantry.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Broken constraints as faults: a constraint's message says what is expected. */
public final class Violations {
    private Violations() {}

    /**
     * Checks a body against the constraints that its type declares.
     *
     * @throws ProblemException that names every field that breaks one
     */
    public static <T> T checked(Validator validator, T body) {
        Set<ConstraintViolation<T>> violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw problem(violations);
        }
        return body;
    }

    static ProblemException problem(Collection<? extends ConstraintViolation<?>> violations) {
        List<Fault> faults = violations.stream()
                .map(Violations::fault)
                .sorted(Comparator.comparing(Fault::field).thenComparing(Fault::expected))
                .toList();
        return ProblemException.invalid(faults);
    }

    /** A broken constraint as a fault. */
    public static Fault fault(ConstraintViolation<?> violation) {
        @Nullable Object value = isConfidential(violation) ? null : violation.getInvalidValue();
        return new Fault(
                pointer(violation.getPropertyPath()), value == null ? null : value.toString(), violation.getMessage());
    }

    private static boolean isConfidential(ConstraintViolation<?> violation) {
        @Nullable Object bean = violation.getLeafBean();
        return bean != null && bean.getClass().isAnnotationPresent(Confidential.class);
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getKey() != null) {
                pointer.append('/').append(Pointers.escape(node.getKey().toString()));
            } else if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(Pointers.escape(node.getName()));
            }
        }
        return pointer.toString();
    }
}
