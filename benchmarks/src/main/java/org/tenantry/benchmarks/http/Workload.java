package org.tenantry.benchmarks.http;

import java.util.Locale;
import org.tenantry.benchmarks.api.Request;
import org.tenantry.benchmarks.api.Tenants;

/** What connections ask for, over and over. */
enum Workload {
    BARE,
    CREATE,
    UPDATE;

    Request next(Tenants tenants) {
        return switch (this) {
            case BARE -> Tenants.bareCreate();
            case CREATE -> tenants.create();
            case UPDATE -> tenants.update();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
