package org.tenantry.command.tenant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a tenant's provisioning has come.
 *
 * @param steps by participant; empty if nobody has to report
 */
public record Provisioning(Map<String, Step> steps) {
    /** What a participant reported last. */
    public enum Outcome {
        OUTSTANDING,
        COMPLETED,
        FAILED
    }

    /**
     * A participant's part.
     *
     * @param reason why it failed; empty unless it did
     */
    public record Step(Outcome outcome, Optional<String> reason) {
        static final Step OUTSTANDING = new Step(Outcome.OUTSTANDING, Optional.empty());
        static final Step COMPLETED = new Step(Outcome.COMPLETED, Optional.empty());

        /** The part of a participant that failed. */
        public static Step failed(String reason) {
            return new Step(Outcome.FAILED, Optional.of(reason));
        }
    }

    public Provisioning {
        steps = Map.copyOf(steps);
    }

    static Provisioning by(List<String> participants) {
        Map<String, Step> steps = new LinkedHashMap<>();
        participants.forEach(participant -> steps.put(participant, Step.OUTSTANDING));
        return new Provisioning(steps);
    }

    Provisioning with(String participant, Step step) {
        Map<String, Step> changed = new LinkedHashMap<>(steps);
        changed.put(participant, step);
        return new Provisioning(changed);
    }

    /** A participant's part; empty if the tenant does not wait for it, and never did. */
    public Optional<Step> step(String participant) {
        return Optional.ofNullable(steps.get(participant));
    }

    /** Whether nobody has to report any more. */
    public boolean isDone() {
        return steps.values().stream().allMatch(step -> step.outcome() == Outcome.COMPLETED);
    }

    /** The status of a tenant that is not active yet. */
    TenantStatus status() {
        boolean failed = steps.values().stream().anyMatch(step -> step.outcome() == Outcome.FAILED);
        return failed ? TenantStatus.FAILED : TenantStatus.PROVISIONING;
    }
}
