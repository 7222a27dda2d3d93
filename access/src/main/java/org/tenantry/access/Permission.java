package org.tenantry.access;

import java.util.EnumSet;
import java.util.Set;

/** What can be permitted, and which roles are. A platform administrator may do everything. */
public enum Permission {
    /** See a tenant; whoever has any role on it may. */
    READ_TENANT(EnumSet.allOf(Role.class)),
    /** Create a tenant beneath the one that the role is on. */
    CREATE_TENANT(EnumSet.of(Role.TENANT_ADMIN, Role.PROVISIONER)),
    UPDATE_TENANT(EnumSet.of(Role.TENANT_ADMIN)),
    /**
     * Suspend, reactivate, archive and restore a tenant: asked on its parent, so that nobody switches
     * off or on what they are responsible to.
     */
    CHANGE_LIFECYCLE(EnumSet.of(Role.TENANT_ADMIN)),
    /** Destroy what is personal or secret of an archived tenant: asked on its parent, as for its lifecycle. */
    ERASE_TENANT(EnumSet.of(Role.TENANT_ADMIN)),
    /** See a tenant's contact and address. */
    READ_PERSONAL_DATA(EnumSet.of(Role.TENANT_ADMIN, Role.PROVISIONER)),
    /** Report how far a participant has come with a tenant's provisioning. */
    REPORT_PROVISIONING(EnumSet.of(Role.TENANT_ADMIN, Role.PROVISIONER)),
    /** Have a participant that failed asked to do its part of a tenant's provisioning anew. */
    RETRY_PROVISIONING(EnumSet.of(Role.TENANT_ADMIN)),
    /** See a tenant's configuration, but for what is secret. */
    READ_CONFIGURATION(
            EnumSet.of(Role.TENANT_ADMIN, Role.CONFIG_EDITOR, Role.CONFIG_READER, Role.SECRET_READER, Role.AUDITOR)),
    /** See what is secret in a tenant's configuration, in clear. */
    READ_SECRETS(EnumSet.of(Role.SECRET_READER)),
    /** Set a tenant's configuration, what is secret in it included. */
    EDIT_CONFIGURATION(EnumSet.of(Role.TENANT_ADMIN, Role.CONFIG_EDITOR)),
    /** Lay down what configuration may be, and set the platform's own: for platform administrators only. */
    MANAGE_DEFINITIONS(EnumSet.noneOf(Role.class)),
    /** See and set the provisioning plans: for platform administrators only. */
    MANAGE_PLANS(EnumSet.noneOf(Role.class)),
    /** Create a root tenant: for platform administrators only. */
    CREATE_ROOT(EnumSet.noneOf(Role.class)),
    /** Look at how the platform itself runs, and give it orders: for platform administrators only. */
    OPERATE(EnumSet.noneOf(Role.class));

    @SuppressWarnings("ImmutableEnumChecker") // nothing changes it after the constructor
    private final Set<Role> roles;

    Permission(Set<Role> roles) {
        this.roles = roles;
    }

    boolean isGivenBy(Role role) {
        return roles.contains(role);
    }
}
