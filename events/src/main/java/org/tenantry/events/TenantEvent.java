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
     * @param attributes any JSON object, for the platform's own use; absent if it is empty
     * @param participants who must report done before it is active; absent if it is active at once
     * @param contact who to turn to, sealed: a JSON object of {@code email} and {@code phone}
     * @param address where it is, sealed: a JSON object of {@code lines}, {@code city}, {@code region},
     *     {@code postalCode} and {@code country}
     */
    @WireName("TenantCreated")
    record TenantCreated(
            String tenant,
            String name,
            String kind,
            @Nullable String locale,
            @Nullable String timeZone,
            Map<String, String> labels,
            Map<String, Object> attributes,
            List<String> participants,
            @Nullable SealedValue contact,
            @Nullable SealedValue address)
            implements TenantEvent {
        public TenantCreated {
            labels = Maps.ordered(labels);
            attributes = Maps.frozen(attributes);
            participants = participants == null ? List.of() : List.copyOf(participants);
        }

        /** One with nothing that is sealed. */
        public TenantCreated(
                String tenant,
                String name,
                String kind,
                @Nullable String locale,
                @Nullable String timeZone,
                Map<String, String> labels,
                Map<String, Object> attributes,
                List<String> participants) {
            this(tenant, name, kind, locale, timeZone, labels, attributes, participants, null, null);
        }

        /** The same, with what is sealed. */
        public TenantCreated with(@Nullable SealedValue newContact, @Nullable SealedValue newAddress) {
            return new TenantCreated(
                    tenant, name, kind, locale, timeZone, labels, attributes, participants, newContact, newAddress);
        }

        /** One with nothing but what every tenant has. */
        public TenantCreated(String tenant, String name, String kind) {
            this(tenant, name, kind, null, null, Map.of(), Map.of(), List.of());
        }
    }

    /**
     * A tenant's profile changed.
     *
     * @param set the fields, labels and attributes that have a new value; what is absent here did not
     *     change
     * @param removed the fields, labels and attributes that are gone, as JSON pointers: {@code
     *     /timeZone}, {@code /labels/tier}, {@code /attributes/capital}; absent if there are none
     */
    @WireName("TenantUpdated")
    record TenantUpdated(String tenant, Profile set, List<String> removed) implements TenantEvent {
        public TenantUpdated {
            removed = removed == null ? List.of() : List.copyOf(removed);
        }
    }

    /**
     * A tenant, and with it all beneath, was suspended.
     *
     * @param reason why, in the words of who did it
     */
    @WireName("TenantSuspended")
    record TenantSuspended(String tenant, String reason) implements TenantEvent {}

    /**
     * A suspended tenant is active again.
     *
     * @param reason why, in the words of who did it
     */
    @WireName("TenantReactivated")
    record TenantReactivated(String tenant, String reason) implements TenantEvent {}

    /**
     * A tenant, and with it all beneath, went out of use. Its own domains are removed in the same
     * commit.
     *
     * @param reason why, in the words of who did it
     * @param successor the id of the tenant that takes its place; absent if none does
     * @param restorableUntil the instant until which it can be restored, by ISO 8601 in UTC; without
     *     end if absent
     */
    @WireName("TenantArchived")
    record TenantArchived(
            String tenant,
            String reason,
            @Nullable String successor,
            @Nullable String restorableUntil) implements TenantEvent {}

    /**
     * An archived tenant is in use again, in the status that it had before it was archived. Those of its
     * domains that no other tenant has by now are added again in the same commit.
     *
     * @param reason why, in the words of who did it
     */
    @WireName("TenantRestored")
    record TenantRestored(String tenant, String reason) implements TenantEvent {}

    /**
     * What is personal or secret of an archived tenant is gone: its data key is destroyed, and with it all
     * that was ever sealed for it. It is not restored any more.
     *
     * @param reason why, in the words of who did it
     */
    @WireName("TenantErased")
    record TenantErased(String tenant, String reason) implements TenantEvent {}

    /**
     * A participant has done its part of a tenant's provisioning.
     *
     * @param participant who reported it
     */
    @WireName("ProvisioningStepCompleted")
    record ProvisioningStepCompleted(String tenant, String participant) implements TenantEvent {}

    /**
     * A participant could not do its part of a tenant's provisioning. It may yet complete it, by itself or
     * when it is asked anew.
     *
     * @param participant who reported it
     * @param reason why, in the participant's words
     */
    @WireName("ProvisioningStepFailed")
    record ProvisioningStepFailed(String tenant, String participant, String reason) implements TenantEvent {}

    /**
     * A participant that failed is asked to do its part anew.
     *
     * @param participant who is to do it
     */
    @WireName("ProvisioningStepRetried")
    record ProvisioningStepRetried(String tenant, String participant) implements TenantEvent {}

    /** All participants have done their part: the tenant is active. */
    @WireName("TenantActivated")
    record TenantActivated(String tenant) implements TenantEvent {}

    /**
     * A host name became a tenant's. No other tenant has it.
     *
     * @param domain lower case, in A-labels where it is international, without a trailing dot
     * @param generation grows with each change of hands of this domain: of two events about it, from
     *     whichever partitions, the one with the higher generation is the later
     */
    @WireName("TenantDomainAdded")
    record TenantDomainAdded(String tenant, String domain, long generation) implements TenantEvent {}

    /**
     * A host name is a tenant's no longer.
     *
     * @param domain as it was added
     * @param generation that with which it was added
     */
    @WireName("TenantDomainRemoved")
    record TenantDomainRemoved(String tenant, String domain, long generation) implements TenantEvent {}

    /**
     * The part of a profile that changed, fields as in {@link TenantCreated}.
     *
     * @param name what people call the tenant
     * @param kind a slug such as {@code state}, {@code city}, {@code department}
     * @param locale BCP 47, such as {@code pa-IN}
     * @param timeZone IANA, such as {@code Asia/Kolkata}
     * @param labels those that are new or have a new value; absent if there are none
     * @param attributes those that are new or have a new value, each with its whole value; absent if
     *     there are none
     * @param contact who to turn to, sealed: a JSON object of {@code email} and {@code phone}, whole
     * @param address where it is, sealed: a JSON object of {@code lines}, {@code city}, {@code region},
     *     {@code postalCode} and {@code country}, whole
     */
    record Profile(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String locale,
            @Nullable String timeZone,
            Map<String, String> labels,
            Map<String, Object> attributes,
            @Nullable SealedValue contact,
            @Nullable SealedValue address) {
        public Profile {
            labels = Maps.ordered(labels);
            attributes = Maps.frozen(attributes);
        }

        /** One with nothing that is sealed. */
        public Profile(
                @Nullable String name,
                @Nullable String kind,
                @Nullable String locale,
                @Nullable String timeZone,
                Map<String, String> labels,
                Map<String, Object> attributes) {
            this(name, kind, locale, timeZone, labels, attributes, null, null);
        }

        /** How {@link TenantUpdated#removed} names a field. */
        public static String pointer(String field) {
            return "/" + field;
        }

        /** How {@link TenantUpdated#removed} names a label. */
        public static String labelPointer(String key) {
            return "/labels/" + escape(key);
        }

        /** How {@link TenantUpdated#removed} names an attribute. */
        public static String attributePointer(String key) {
            return "/attributes/" + escape(key);
        }

        private static String escape(String key) {
            return key.replace("~", "~0").replace("/", "~1");
        }
    }
}
