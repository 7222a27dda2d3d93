package org.tenantry.query.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far a tenant's provisioning has come.
 *
 * @param steps by participant; empty once the tenant is active
 */
record Provisioning(Map<String, Step> steps) {
    static final Provisioning OVER = new Provisioning(Map.of());

    private static final String WAITING = "waiting";
    private static final String COMPLETED = "completed";
    private static final String FAILED = "failed";

    /**
     * Where a participant stands.
     *
     * @param since of its last report, or of when it was asked
     * @param reason why it failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProvisioningStep")
    record Step(
            @Schema(allowableValues = {WAITING, COMPLETED, FAILED})
            String state,

            Instant since,
            @Nullable String reason) {}

    Provisioning {
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    }

    static Provisioning by(List<String> participants, Instant since) {
        Provisioning provisioning = OVER;
        for (String participant : participants) {
            provisioning = provisioning.asked(participant, since);
        }
        return provisioning;
    }

    Provisioning asked(String participant, Instant at) {
        return with(participant, new Step(WAITING, at, null));
    }

    Provisioning completed(String participant, Instant at) {
        return with(participant, new Step(COMPLETED, at, null));
    }

    Provisioning failed(String participant, Instant at, String reason) {
        return with(participant, new Step(FAILED, at, reason));
    }

    private Provisioning with(String participant, Step step) {
        Map<String, Step> changed = new TreeMap<>(steps);
        changed.put(participant, step);
        return new Provisioning(changed);
    }

    /** The status of a tenant that is not active yet. */
    TenantStatus status() {
        boolean failed = steps.values().stream().anyMatch(step -> step.state().equals(FAILED));
        return failed ? TenantStatus.FAILED : TenantStatus.PROVISIONING;
    }

    List<Document> write() {
        return steps.entrySet().stream()
                .map(step -> new Document("participant", step.getKey())
                        .append("state", step.getValue().state())
                        .append("since", step.getValue().since())
                        .append("reason", step.getValue().reason()))
                .toList();
    }

    static Provisioning read(@Nullable List<Document> stored) {
        Map<String, Step> steps = new TreeMap<>();
        for (Document step : stored == null ? List.<Document>of() : stored) {
            Date since = step.getDate("since");
            steps.put(
                    step.getString("participant"),
                    new Step(step.getString("state"), since.toInstant(), step.getString("reason")));
        }
        return new Provisioning(steps);
    }
}
