package org.tenantry.audit.readmodels;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.fold.Fields;
import org.tenantry.audit.fold.Leaves;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantActivated;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantRestored;
import tools.jackson.databind.JsonNode;

/** A tenant after some events: its fields, and what the query side remembers beside them. */
final class TenantFold {
    private final Fields fields = new Fields();
    private final SortedMap<String, Instant> since = new TreeMap<>();
    private @Nullable String beforeArchive;

    /**
     * A participant in provisioning.
     *
     * @param since of its last report, or of when it was asked
     */
    record Step(String state, Instant since, @Nullable String reason) {}

    static TenantFold of(Iterable<StoredEvent> events) {
        TenantFold fold = new TenantFold();
        events.forEach(fold::take);
        return fold;
    }

    private void take(StoredEvent stored) {
        String before = status();
        Instant time = stored.commit().time();
        fields.take(stored.event(), time);
        switch (stored.event()) {
            case TenantArchived archived -> beforeArchive = before;
            case TenantRestored restored -> beforeArchive = null;
            case TenantCreated created -> created.participants().forEach(participant -> since.put(participant, time));
            case ProvisioningStepCompleted step -> since.put(step.participant(), time);
            case ProvisioningStepFailed step -> since.put(step.participant(), time);
            case ProvisioningStepRetried step -> since.put(step.participant(), time);
            case TenantActivated activated -> since.clear();
            default -> {}
        }
    }

    SortedMap<String, JsonNode> fields() {
        return fields.values();
    }

    String status() {
        return text("/status").orElse("");
    }

    /** The status that it has again when it is restored. */
    Optional<String> beforeArchive() {
        return Optional.ofNullable(beforeArchive);
    }

    /** By participant. */
    SortedMap<String, Step> steps() {
        SortedMap<String, Step> steps = new TreeMap<>();
        since.forEach((participant, at) -> {
            String step = "/provisioning/" + Leaves.escape(participant);
            steps.put(
                    participant,
                    new Step(
                            text(step + "/state").orElse(""),
                            at,
                            text(step + "/reason").orElse(null)));
        });
        return steps;
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(fields().get(field)).map(JsonNode::asString);
    }
}
