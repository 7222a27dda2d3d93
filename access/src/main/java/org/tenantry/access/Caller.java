package org.tenantry.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tenantry.http.ProblemException;

/**
 * Who calls. If a service does so on behalf of its user, that is the user, {@code via} the service; then only what both may is
 * permitted.
 *
 * @param issuer of the token
 * @param subject of the token, with what is to stand before those of its issuer: no two callers have the same; never an
 *     e-mail address
 * @param grants of the user's own token: what is permitted is asked of the caller
 * @param expires when the token does, for what goes on after it was checked; the first of both
 * @param via the service, if one calls on behalf of its user
 */
public record Caller(
        String issuer,
        String subject,
        Grants grants,
        Instant expires,
        @Nullable Caller via) {
    /** One who calls for themselves. */
    public Caller(String issuer, String subject, Grants grants, Instant expires) {
        this(issuer, subject, grants, expires, null);
    }

    /** One whose token never expires, for tests. */
    public Caller(String issuer, String subject, Grants grants) {
        this(issuer, subject, grants, Instant.MAX);
    }

    /** The same user, as a service calls on their behalf. */
    Caller through(Caller service) {
        return new Caller(
                issuer, subject, grants, expires.isBefore(service.expires) ? expires : service.expires, service);
    }

    /**
     * Whose what is bounded for each caller: with a service that calls on behalf of its user, the service's for all of its
     * users. No two have the same.
     */
    public String account() {
        return via == null ? issuer + ' ' + subject : via.account();
    }

    /** Whether the caller may do everything everywhere. */
    public boolean isPlatformAdmin() {
        return grants.platformAdmin() && (via == null || via.isPlatformAdmin());
    }

    /** Which tenants this caller may see. */
    public Scope scope() {
        return scope(Permission.READ_TENANT);
    }

    /** On which tenants this caller may do something, in all namespaces. */
    public Scope scope(Permission permission) {
        Scope own = grants.scope(permission);
        return via == null ? own : own.and(via.scope(permission));
    }

    /**
     * Goes on only if the caller may, in all namespaces.
     *
     * @throws ProblemException 404 if the caller cannot see the tenant, as if it did not exist; 403
     *     if it can, and has no role that permits this where it is {@link Permission#askedOn asked}
     */
    public void require(Permission permission, String tenant) {
        if (!may(permission, tenant)) { // who may anything on a tenant sees it
            requireVisible(tenant);
            throw forbidden(permission, " on " + tenant + where(permission));
        }
    }

    /**
     * Goes on only if the caller may, in one namespace of configuration.
     *
     * @throws ProblemException as {@link #require(Permission, String)}
     */
    public void require(Permission permission, String tenant, String namespace) {
        if (!may(permission, tenant, namespace)) {
            requireVisible(tenant);
            throw forbidden(permission, " on " + tenant + " in the namespace " + namespace);
        }
    }

    private void requireVisible(String tenant) {
        if (!may(Permission.READ_TENANT, tenant)) {
            throw tenantNotFound(tenant);
        }
    }

    private static String where(Permission permission) {
        if (permission.isOfNamespaces()) {
            return " in all namespaces";
        }
        return permission.askedOn() == Permission.AskedOn.ABOVE ? "; a role above it may" : "";
    }

    /**
     * Goes on only if the caller may do something on any tenant at all, if only in some namespace: for what is no tenant's.
     *
     * @throws ProblemException 403
     */
    public void requireAnywhere(Permission permission) {
        if (scopeInAnyNamespace(permission).isEmpty()) {
            throw forbidden(permission, " on any tenant");
        }
    }

    private Scope scopeInAnyNamespace(Permission permission) {
        Scope own = grants.scopeInAnyNamespace(permission);
        return via == null ? own : own.and(via.scopeInAnyNamespace(permission));
    }

    /** Whether the caller may, in all namespaces; of a tenant that the caller cannot see, no. */
    public boolean may(Permission permission, String tenant) {
        return may(permission, tenant, null);
    }

    /** Whether the caller may, in a namespace, or in all of them: null. */
    public boolean may(Permission permission, String tenant, @Nullable String namespace) {
        return isGranted(permission, tenant, namespace) && (via == null || via.may(permission, tenant, namespace));
    }

    private boolean isGranted(Permission permission, String tenant, @Nullable String namespace) {
        return switch (permission.askedOn()) {
            case TENANT -> grants.allow(permission, tenant, namespace);
            case ABOVE -> isGrantedAbove(permission, tenant);
            case PLATFORM -> grants.platformAdmin();
        };
    }

    private boolean isGrantedAbove(Permission permission, String tenant) {
        int last = tenant.lastIndexOf('.');
        return grants.platformAdmin() || (last >= 0 && grants.allow(permission, tenant.substring(0, last), null));
    }

    /**
     * Goes on only if the caller is a platform administrator.
     *
     * @throws ProblemException 403
     */
    public void requirePlatformAdmin(Permission permission) {
        if (!isPlatformAdmin()) {
            throw forbidden(permission, "; platform administrators may");
        }
    }

    /** What is answered for a tenant that does not exist, and for one that the caller cannot see. */
    public static ProblemException tenantNotFound(String tenant) {
        return new ProblemException(HttpStatus.NOT_FOUND, "tenant-not-found", "There is no tenant " + tenant + ".");
    }

    private ProblemException forbidden(Permission permission, String where) {
        String who = via == null
                ? "This token does not permit "
                : "The tokens of this service and of its user do not both permit ";
        return new ProblemException(HttpStatus.FORBIDDEN, "forbidden", who + permission + where + ".");
    }
}
