package org.tenantry.command.dispatch;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.http.ResponseEntity;
import org.tenantry.events.Position;

/**
 * The answer to a command.
 *
 * @param id of the tenant
 * @param version of the tenant after the command; its {@code ETag}
 * @param position of the tenant's last event: a query that carries it sees the change
 */
@Schema(
        name = "Receipt",
        requiredProperties = {"id", "version", "position"})
public record CommandReceipt(
        String id, long version, @Schema(example = "3-1042") String position) {
    /** The header with the position. */
    public static final String POSITION_HEADER = "Tenantry-Position";

    CommandReceipt(String id, long version, Position position) {
        this(id, version, position.toString());
    }

    /** The receipt as body and headers. */
    public ResponseEntity<CommandReceipt> asResponse(ResponseEntity.BodyBuilder response) {
        return response.eTag("\"" + version + "\"")
                .header(POSITION_HEADER, position)
                .body(this);
    }
}
