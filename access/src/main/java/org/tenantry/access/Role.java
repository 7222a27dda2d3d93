package org.tenantry.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    private static final Map<String, Role> BY_CLAIM =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::claim, role -> role));

    private final String claim = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As it is written in a token: {@code tenant-admin}. */
    public String claim() {
        return claim;
    }

    /** All roles as they are written in a token. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Role::claim).toList();
    }

    static Optional<Role> ofClaim(String claim) {
        return Optional.ofNullable(BY_CLAIM.get(claim));
    }
}
