package org.tenantry.query.tenant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.http.HostName;
import org.tenantry.http.ProblemException;
import org.tenantry.query.projection.ReadModels;

@RestController
@Tag(name = "Tenants")
public final class DomainEndpoint {
    private final ReadModels readModels;
    private final ReadYourWrites readYourWrites;

    DomainEndpoint(ReadModels readModels, @Qualifier("readYourDomains") ReadYourWrites readYourWrites) {
        this.readModels = readModels;
        this.readYourWrites = readYourWrites;
    }

    /** One answer for what nobody has, what the caller cannot see, and what is no host name. */
    @GetMapping("/v1/domains/{domain}")
    @Requires(Permission.READ_TENANT)
    @Operation(operationId = "getDomain", summary = "The tenant that has a host name, however it is written")
    DomainView get(
            @PathVariable("domain") String domain,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        readYourWrites.await(position, Touched.scope(caller.scope()));
        TenantReads reads = TenantReads.of(caller, readModels);
        return HostName.normalised(domain)
                .flatMap(name -> reads.withDomain(name).map(tenant -> new DomainView(name, tenant)))
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "domain-not-found",
                        "There is no tenant with the domain " + domain + "."));
    }
}
