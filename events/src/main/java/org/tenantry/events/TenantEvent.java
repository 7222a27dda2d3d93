package org.tenantry.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a tenant. The words of this Javadoc are the descriptions in the published schemas:
 * of each record, and of each of its fields.
 */
public sealed interface TenantEvent extends TenantryEvent {

    /** The id of the tenant, a dotted path such as {@code pb.amritsar}. */
    String tenant();

    /**
     * A tenant came into being.
     *
     * @param name what people call it
     * @param kind a slug such as {@code state}, {@code city}, {@code department}
     * @param locale BCP 47, such as {@code pa-IN}
     * @param timeZone IANA, such as {@code Asia/Kolkata}
     * @param labels what the platform sorts and finds tenants by; absent if there are none
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
     * @param set the fields and labels that have a new value; what is absent here did not change
     * @param removed the fields and labels that are gone, as JSON pointers: {@code /timeZone},
     *     {@code /labels/tier}; absent if there are none
     */
    @WireName("TenantUpdated")
    record TenantUpdated(String tenant, Profile set, List<String> removed) implements TenantEvent {
        public TenantUpdated {
            removed = removed == null ? List.of() : List.copyOf(removed);
        }
    }

    /**
     * A tenant, and with it all beneath, went out of use.
     *
     * @param reason why, in the words of who did it
     */
    @WireName("TenantArchived")
    record TenantArchived(String tenant, String reason) implements TenantEvent {}

    /**
     * The part of a profile that changed, fields as in {@link TenantCreated}.
     *
     * @param name what people call the tenant
     * @param kind a slug such as {@code state}, {@code city}, {@code department}
     * @param locale BCP 47, such as {@code pa-IN}
     * @param timeZone IANA, such as {@code Asia/Kolkata}
     * @param labels those that are new or have a new value; absent if there are none
     */
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
