package org.tenantry.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
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
    CHANGE_LIFECYCLE(AskedOn.ABOVE, EnumSet.of(Role.TENANT_ADMIN)),
    /** Destroy what is personal or secret of an archived tenant: asked on its parent, as for its lifecycle. */
    ERASE_TENANT(AskedOn.ABOVE, EnumSet.of(Role.TENANT_ADMIN)),
    /** See a tenant's contact and address. */
    READ_PERSONAL_DATA(EnumSet.of(Role.TENANT_ADMIN, Role.PROVISIONER)),
    /** See what happened to a tenant, by whom, and what it was earlier. */
    READ_HISTORY(EnumSet.of(Role.TENANT_ADMIN, Role.AUDITOR)),
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
    /** Lay down what configuration may be, and set the platform's own. */
    MANAGE_DEFINITIONS(AskedOn.PLATFORM, EnumSet.noneOf(Role.class)),
    /** See and set the provisioning plans. */
    MANAGE_PLANS(AskedOn.PLATFORM, EnumSet.noneOf(Role.class)),
    /** Create a root tenant. */
    CREATE_ROOT(AskedOn.PLATFORM, EnumSet.noneOf(Role.class)),
    /** Look at how the platform itself runs, and give it orders. */
    OPERATE(AskedOn.PLATFORM, EnumSet.noneOf(Role.class));

    /** Where a role must be that gives a permission on a tenant. */
    public enum AskedOn {
        /** On the tenant, or above it. */
        TENANT,
        /** Above it: on a root only platform administrators have it. */
        ABOVE,
        /** On no tenant: only platform administrators have it. */
        PLATFORM
    }

    private final AskedOn askedOn;

    @SuppressWarnings("ImmutableEnumChecker") // nothing changes it after the constructor
    private final Set<Role> roles;

    Permission(Set<Role> roles) {
        this(AskedOn.TENANT, roles);
    }

    Permission(AskedOn askedOn, Set<Role> roles) {
        this.askedOn = askedOn;
        this.roles = roles;
    }

    public AskedOn askedOn() {
        return askedOn;
    }

    /** As it is written where others ask for it: {@code update-tenant}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The permission of a {@link #wireName}. */
    public static Optional<Permission> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(permission -> permission.wireName().equals(name))
                .findFirst();
    }

    /** Whether it is about one namespace of configuration, so that a role may give it for some only. */
    public boolean isOfNamespaces() {
        return this == READ_CONFIGURATION || this == READ_SECRETS || this == EDIT_CONFIGURATION;
    }

    /** Whether a role gives it. */
    public boolean isGivenBy(Role role) {
        return roles.contains(role);
    }
}
