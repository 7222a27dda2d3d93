package org.tenantry.command.tenant.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/**
 * What became of a line.
 *
 * @param line its number, from 1
 * @param id the tenant's, if it could be read
 * @param version of the tenant now
 * @param position as in {@code Tenantry-Position}
 * @param code why it was refused
 * @param detail the same for people
 * @param errors the fields that are wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "LineResult")
public record LineResult(
        int line,
        @Nullable String id,
        Outcome outcome,
        @Nullable Long version,
        @Nullable String position,
        @Nullable String code,
        @Nullable String detail,
        List<Fault> errors) {
    /** Written in lower case. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED;

        @JsonValue
        String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static LineResult done(ImportLine line, Outcome outcome, CommandReceipt receipt) {
        return new LineResult(
                line.number(), line.id(), outcome, receipt.version(), receipt.position(), null, null, List.of());
    }

    /** One that a dry run finds to be created once what stands above it is. */
    static LineResult creatable(ImportLine line) {
        return new LineResult(line.number(), line.id(), Outcome.CREATED, null, null, null, null, List.of());
    }

    static LineResult refused(int line, @Nullable String id, ProblemException problem) {
        return new LineResult(
                line, id, Outcome.REFUSED, null, null, problem.code(), problem.getMessage(), problem.faults());
    }
}
