package org.tenantry.command.dispatch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.tenantry.events.Position;

/**
 * The answer to a command.
 *
 * @param id of the tenant, or of what else was changed
 * @param version of it after the command; its {@code ETag}
 * @param position of its last event: a query that carries it sees the change. Null for a dry
 *     run, and where nothing has ever happened
 * @param events what would happen; null unless it is a dry run
 * @param changed whether the command made or would make any event; not part of the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Receipt")
public record CommandReceipt(
        String id,
        long version,
        @Schema(example = "3-1042") @Nullable String position,

        @Schema(description = "in the answer to a dry run: what would happen") @Nullable List<PlannedEvent> events,

        @JsonIgnore boolean changed) {
    /** The header with the position. */
    public static final String POSITION_HEADER = "Tenantry-Position";

    CommandReceipt(String id, long version, Position position, boolean changed) {
        this(id, version, position.toString(), null, changed);
    }

    /** The receipt as body and headers. That of a dry run, or without an event, has no headers, and status 200. */
    public ResponseEntity<CommandReceipt> asResponse(ResponseEntity.BodyBuilder response) {
        if (position == null) {
            return ResponseEntity.ok(this);
        }
        return response.eTag("\"" + version + "\"")
                .header(POSITION_HEADER, position)
                .body(this);
    }
}
