package org.tenantry.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a caller is to a tenant and all beneath it. */
public enum Role {
    TENANT_ADMIN,
    PROVISIONER,
    CONFIG_EDITOR,
    CONFIG_READER,
    /** Reads configuration, and sees what is secret in it in clear: for services that use it. */
    SECRET_READER,
    AUDITOR,
    VIEWER;

    /** As it is written in a token: {@code tenant-admin}. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All roles as they are written in a token. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Role::claim).toList();
    }

    static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst();
    }
}
