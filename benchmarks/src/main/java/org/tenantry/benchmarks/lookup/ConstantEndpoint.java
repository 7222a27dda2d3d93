package org.tenantry.benchmarks.lookup;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;

/** Answers a constant, to who may read the tenant's configuration. */
@RestController
@Hidden
public final class ConstantEndpoint {
    /** Behind it stands a tenant. */
    public static final String PATH = "/bench/constant/";

    private static volatile byte[] constant = "{}".getBytes(StandardCharsets.UTF_8);

    /** What it answers from now on: as long as what it is compared with. */
    public static void answer(String json) {
        constant = json.getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping(PATH + "{id}")
    @Requires(Permission.READ_CONFIGURATION)
    ResponseEntity<byte[]> get(@PathVariable("id") String id, @AuthenticationPrincipal Caller caller) {
        caller.require(Permission.READ_CONFIGURATION, id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.APPLICATION_JSON)
                .body(constant);
    }
}
