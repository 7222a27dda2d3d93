package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.tenant.TenantStatus;

/** What is told to watchers, as the data of events. */
sealed interface WatchView {

    /** The event's name. */
    String event();

    /**
     * Where a stream begins, or begins anew.
     *
     * @param positions what this node has seen: of all that comes after them the stream tells
     * @param resumed whether it goes on where the {@code Last-Event-ID} says
     */
    @Schema(name = "WatchFollowing")
    record Following(@Schema(example = "0-17,3-1042") String positions, boolean resumed) implements WatchView {
        @Override
        public String event() {
            return "following";
        }
    }

    /**
     * A level's overrides, or a definition, changed.
     *
     * @param level a tenant, {@code /platform}, or {@code /defaults} for a definition
     * @param tenants whom of the watched it can touch: this tenant, and all beneath it
     * @param changed JSON pointers to what the level sets anew, otherwise, or no longer; empty if only its locks
     *     changed, or for a definition
     * @param version of the level's overrides, or of the definition
     * @param effective of what holds for the watched tenant; absent with subtree=true, and if it cannot be told now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WatchedConfiguration")
    record Changed(
            @Schema(example = "auth") String namespace,
            @Schema(example = "pb") String level,
            @Schema(example = "pb.amritsar") String tenants,

            @Schema(example = "[\"/maxUsers\"]") List<String> changed,

            Versions version,
            @Nullable Tags effective)
            implements WatchView {
        @Override
        public String event() {
            return "configuration";
        }
    }

    /** Versions; 0 for none. */
    @Schema(name = "WatchedVersions")
    record Versions(long before, long after) {}

    /**
     * Tags of lookups, without the quotes that an {@code ETag} has.
     *
     * @param before without the change
     * @param after with it, and maybe with later ones
     */
    @Schema(name = "WatchedTags")
    record Tags(
            @Schema(example = "1.0.3.0-ACTIVE") String before,
            @Schema(example = "1.0.4.0-ACTIVE") String after) {}

    /**
     * What tenants are in effect may have changed.
     *
     * @param tenants whose: this tenant's, and that of all beneath it that are watched
     * @param effectiveStatus of that tenant now; absent if it cannot be told now
     * @param causedBy the ancestor that makes it worse than the tenant's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WatchedStatus")
    record Status(
            @Schema(example = "pb.amritsar") String tenants,
            @Nullable TenantStatus effectiveStatus,
            @Nullable String causedBy)
            implements WatchView {
        @Override
        public String event() {
            return "status";
        }
    }

    /**
     * What was missed cannot be told: whatever is known must be looked up anew.
     *
     * @param positions as in {@link Following}
     */
    @Schema(name = "WatchReset")
    record Reset(@Schema(example = "0-17,3-1042") String positions) implements WatchView {
        @Override
        public String event() {
            return "reset";
        }
    }
}
