package org.tenantry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param field a JSON pointer into the body ({@code /labels/tier}), or the name of a parameter or
 *     header
 * @param value what was given, cut to 100 characters; null if nothing was
 * @param expected what would have been right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Fault")
public record Fault(String field, @Nullable String value, String expected) {
    private static final int MAX_VALUE = 100;

    public Fault {
        value = value == null ? null : Excerpt.of(value, MAX_VALUE);
    }
}
