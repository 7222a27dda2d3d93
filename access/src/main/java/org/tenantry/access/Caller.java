package org.tenantry.access;

import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.tenantry.http.ProblemException;

/**
 * Who calls.
 *
 * @param issuer of the token
 * @param subject of the token; unique with its issuer, never an e-mail address
 * @param expires when the token does, for what goes on after it was checked
 */
public record Caller(String issuer, String subject, Grants grants, Instant expires) {
    /** One whose token never expires, for tests. */
    public Caller(String issuer, String subject, Grants grants) {
        this(issuer, subject, grants, Instant.MAX);
    }

    /** Which tenants this caller may see. */
    public Scope scope() {
        return grants.platformAdmin() ? new Scope.Platform() : new Scope.Subtrees(grants.subtrees());
    }

    /**
     * Goes on only if the caller may.
     *
     * @throws ProblemException 404 if the caller cannot see the tenant, as if it did not exist; 403
     *     if it can, and has no role that permits this
     */
    public void require(Permission permission, String tenant) {
        if (!grants.see(tenant)) {
            throw tenantNotFound(tenant);
        }
        if (!grants.allow(permission, tenant)) {
            throw forbidden(permission, " on " + tenant);
        }
    }

    /**
     * Goes on only if the caller may do something on any tenant at all: for what is no tenant's.
     *
     * @throws ProblemException 403
     */
    public void requireAnywhere(Permission permission) {
        if (!grants.allowAnywhere(permission)) {
            throw forbidden(permission, " on any tenant");
        }
    }

    /** Whether the caller may; of a tenant that the caller cannot see, no. */
    public boolean may(Permission permission, String tenant) {
        return grants.allow(permission, tenant);
    }

    /**
     * Goes on only if the caller may do something to a tenant by a role on one of its ancestors. On a
     * root only platform administrators may.
     *
     * @throws ProblemException 404 if the caller cannot see the tenant; 403 if no role above it permits this
     */
    public void requireAbove(Permission permission, String tenant) {
        if (!grants.see(tenant)) {
            throw tenantNotFound(tenant);
        }
        int last = tenant.lastIndexOf('.');
        if (!grants.platformAdmin() && (last < 0 || !grants.allow(permission, tenant.substring(0, last)))) {
            throw forbidden(permission, " on " + tenant + "; a role above it may");
        }
    }

    /**
     * Goes on only if the caller is a platform administrator.
     *
     * @throws ProblemException 403
     */
    public void requirePlatformAdmin(Permission permission) {
        if (!grants.platformAdmin()) {
            throw forbidden(permission, "; platform administrators may");
        }
    }

    /** What is answered for a tenant that does not exist, and for one that the caller cannot see. */
    public static ProblemException tenantNotFound(String tenant) {
        return new ProblemException(HttpStatus.NOT_FOUND, "tenant-not-found", "There is no tenant " + tenant + ".");
    }

    private static ProblemException forbidden(Permission permission, String where) {
        return new ProblemException(
                HttpStatus.FORBIDDEN, "forbidden", "This token does not permit " + permission + where + ".");
    }
}
