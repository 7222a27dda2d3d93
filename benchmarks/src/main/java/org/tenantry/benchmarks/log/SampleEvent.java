package org.tenantry.benchmarks.log;

import java.util.List;
import java.util.Map;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantryEvent;

/**
 * An event of about 300 bytes of JSON.
 *
 * @param aggregate its number, from 0; negative for one that is nobody's
 * @param sequence within the aggregate, from 0
 */
public record SampleEvent(long aggregate, int sequence) {
    static final Map<String, String> METADATA = Map.of(
            "actor", "5f0c6d1e-8a52-4e0b-9c55-0f0a8a1c7f3e",
            "issuer", "https://login.example.org/realms/tenantry",
            "correlation", "4bf92f3577b34da6a3ce929d0e0e4736");

    String tenant() {
        return tenant(aggregate);
    }

    static String tenant(long aggregate) {
        return "pb.city-" + aggregate;
    }

    /** What happened; of the same size, but for the digits of its numbers, whichever it is. */
    TenantryEvent content() {
        return new TenantCreated(
                tenant(),
                "Municipal Corporation of the City of " + aggregate,
                "city",
                "pa-IN",
                "Asia/Kolkata",
                Map.of(
                        "tier", "gold",
                        "region", "majha",
                        "ward-count", "85",
                        "contract", "PB-2026-" + sequence,
                        "data-class", "restricted",
                        "account-manager", "north-west-2"),
                Map.of(),
                List.of());
    }
}
