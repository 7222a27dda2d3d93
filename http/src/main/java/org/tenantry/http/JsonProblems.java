package org.tenantry.http;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why a body could not be read, without repeating the body. */
public final class JsonProblems {
    private JsonProblems() {}

    static ProblemException of(HttpMessageNotReadableException e) {
        @Nullable JacksonException json = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusedWhileReading) {
                return refusedWhileReading; // wherever Jackson wraps it
            }
            if (json == null && cause instanceof JacksonException found) {
                json = found;
            }
        }
        return json == null ? malformed("The request has no body, and a JSON object is expected.") : of(json);
    }

    /** What is wrong with JSON that does not fit what it was read as. */
    public static ProblemException of(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "unknown-field",
                        "The field " + pointer(e) + " is not known.",
                        new Fault(pointer(e), null, "one of " + known(unknown)));
            case MismatchedInputException body
            when body.getPath().isEmpty() ->
                new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "wrong-type",
                        "The body is not one JSON object.",
                        new Fault("", null, "one JSON object, and nothing after it"));
            case MismatchedInputException mismatch ->
                new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "wrong-type",
                        "The field " + pointer(e) + " has the wrong type.",
                        new Fault(pointer(e), value(mismatch), expected(mismatch)));
            case InputCoercionException number ->
                new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "wrong-type",
                        "The number " + pointer(e) + " is too large.",
                        new Fault(pointer(e), null, "a number of at most 64 bits"));
            case StreamConstraintsException limit ->
                malformed("The body is not accepted: " + limit.getOriginalMessage());
            default ->
                malformed("The body is not JSON that can be read: line "
                        + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".");
        };
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "malformed-json", detail);
    }

    private static String pointer(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            @Nullable String name = step.getPropertyName();
            pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : Pointers.escape(name));
        }
        return pointer.toString();
    }

    private static String known(UnrecognizedPropertyException e) {
        @Nullable Collection<Object> known = e.getKnownPropertyIds();
        List<String> names = known == null
                ? List.of()
                : known.stream().map(Object::toString).sorted().toList();
        return String.join(", ", names);
    }

    private static @Nullable String value(MismatchedInputException e) {
        return e instanceof InvalidFormatException format && format.getValue() != null && !isConfidential(e)
                ? String.valueOf(format.getValue())
                : null;
    }

    private static boolean isConfidential(JacksonException e) {
        return e.getPath().stream()
                .map(JacksonException.Reference::from)
                .filter(Objects::nonNull)
                .map(from -> from instanceof Class<?> type ? type : from.getClass())
                .anyMatch(type -> type.isAnnotationPresent(Confidential.class));
    }

    private static String expected(MismatchedInputException e) {
        @Nullable Class<?> type = e.getTargetType();
        if (type == null) {
            return "another type";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }
}
