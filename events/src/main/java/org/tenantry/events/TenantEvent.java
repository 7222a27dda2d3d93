package org.tenantry.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a tenant. {@code tenant} is its id, a dotted path such as {@code pb.amritsar}. */
public sealed interface TenantEvent extends TenantryEvent {

    /** The id of the tenant. */
    String tenant();

    /**
     * A tenant came into being.
     *
     * @param kind a slug such as {@code state}, {@code city}, {@code department}
     * @param locale BCP 47, such as {@code pa-IN}
     * @param timeZone IANA, such as {@code Asia/Kolkata}
     */
    @WireName("TenantCreated")
    record TenantCreated(
            String tenant,
            String name,
            String kind,
            @Nullable String locale,
            @Nullable String timeZone,
            Map<String, String> labels)
            implements TenantEvent {
        public TenantCreated {
            labels = Maps.ordered(labels);
        }
    }

    /**
     * A tenant's profile changed.
     *
     * @param set the fields and labels that have a new value; what is null here did not change
     * @param removed the fields and labels that are gone, as JSON pointers: {@code /timeZone},
     *     {@code /labels/tier}
     */
    @WireName("TenantUpdated")
    record TenantUpdated(String tenant, Profile set, List<String> removed) implements TenantEvent {
        public TenantUpdated {
            removed = removed == null ? List.of() : List.copyOf(removed);
        }
    }

    /** A tenant, and with it all beneath, went out of use. */
    @WireName("TenantArchived")
    record TenantArchived(String tenant, String reason) implements TenantEvent {}

    /** The part of a profile that changed, fields as in {@link TenantCreated}. */
    record Profile(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String locale,
            @Nullable String timeZone,
            Map<String, String> labels) {
        public Profile {
            labels = Maps.ordered(labels);
        }

        /** How {@link TenantUpdated#removed} names a field. */
        public static String pointer(String field) {
            return "/" + field;
        }

        /** How {@link TenantUpdated#removed} names a label. */
        public static String labelPointer(String key) {
            return "/labels/" + key.replace("~", "~0").replace("/", "~1");
        }
    }
}
