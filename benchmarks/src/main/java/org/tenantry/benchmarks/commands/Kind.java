package org.tenantry.benchmarks.commands;

import org.jspecify.annotations.Nullable;

/** What is measured. */
enum Kind {
    BARE_CREATE("limit: token and body checked", null),
    CREATE("create", BARE_CREATE),
    BARE_UPDATE("limit: token and body checked", null),
    UPDATE("update", BARE_UPDATE),
    BARE_AT_RATE("limit: token and body checked", null),
    CREATE_AT_RATE("create", BARE_AT_RATE),
    LOG("limit: the log alone, the same commits", null),
    IMPORT("import", LOG),
    FIRST_TENTH("  its first tenth", LOG),
    LAST_TENTH("  its last tenth", LOG),
    IMPORT_AGAIN("the same file again", LOG);

    private final String description;
    private final @Nullable Kind limit;

    Kind(String description, @Nullable Kind limit) {
        this.description = description;
        this.limit = limit;
    }

    @Nullable Kind limit() {
        return limit;
    }

    @Override
    public String toString() {
        return description;
    }
}
