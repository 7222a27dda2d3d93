package org.tenantry.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.access.Caller;
import org.tenantry.access.GrantedRole;

/**
 * A caller as they are told of themselves.
 *
 * @param subject as it stands in events that they cause
 * @param grants in the order of the tenants; "*" is all of them
 * @param expires when the token does; the first of both, if a service calls on behalf of its user
 * @param via the service that does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Me")
record MeView(
        String subject,
        String issuer,
        boolean platformAdmin,
        List<Grant> grants,
        Instant expires,
        @Nullable MeView via) {
    /** Roles that hold on a tenant and all beneath it. */
    @Schema(name = "Grant")
    record Grant(String tenant, List<String> roles) {}

    static MeView of(Caller caller) {
        return new MeView(
                caller.subject(),
                caller.issuer(),
                caller.grants().platformAdmin(),
                new TreeMap<>(caller.grants().roles())
                        .entrySet().stream()
                                .map(grant -> new Grant(
                                        grant.getKey(),
                                        grant.getValue().stream()
                                                .map(GrantedRole::claim)
                                                .sorted()
                                                .toList()))
                                .toList(),
                caller.expires(),
                caller.via() == null ? null : of(caller.via()));
    }
}
