package org.tenantry.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

/**
 * An issuer in this very process, for trying Tenantry out. None may be configured beside it.
 *
 * @param issuer what its tokens carry as {@code iss}
 * @param keys what they are signed with
 */
public record DevelopmentIssuer(String issuer, JWKSource<SecurityContext> keys) {}
