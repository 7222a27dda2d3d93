package org.tenantry.command.model;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A tenant by the rules that look at nothing else. What is to be seen of it: {@link TenantView}. */
final class TenantModel {
    private static final String OUTSTANDING = "outstanding";
    private static final String COMPLETED = "completed";
    private static final String FAILED = "failed: ";

    long version = 1;
    String status;
    Map<String, Object> profile;
    final Map<String, String> steps = new TreeMap<>();
    final Map<String, Long> domains = new TreeMap<>();
    String statusToRestore = "";
    Set<String> domainsToRestore = Set.of();

    @Nullable Long restorableUntil;

    boolean erased;

    TenantModel(Map<String, Object> profile, Set<String> participants) {
        this.profile = profile;
        participants.forEach(participant -> steps.put(participant, OUTSTANDING));
        this.status = provisioningStatus();
    }

    boolean is(String asked) {
        return status.equals(asked);
    }

    Effect update(Map<String, @Nullable Object> patch) {
        refuseIfArchived();
        Map<String, Object> merged = ProfileModel.merged(profile, patch);
        boolean changes = !ProfileModel.shown(merged).equals(ProfileModel.shown(profile));
        Refused.when(changes && ProfileModel.hasTooManyLabels(merged), "too-many-labels");
        Refused.when(changes && ProfileModel.hasTooLargeAttributes(merged), "attributes-too-large");
        return changes ? Effect.of(() -> profile = merged) : Effect.NONE;
    }

    Effect change(String from, String to) {
        if (is(to)) {
            return Effect.NONE;
        }
        Refused.when(!is(from), "status-does-not-allow");
        return Effect.of(() -> status = to);
    }

    Effect erase() {
        Refused.when(!is("archived"), "status-does-not-allow");
        return erased
                ? Effect.NONE
                : Effect.of(() -> {
                    profile = ProfileModel.withoutPersonal(profile);
                    erased = true;
                });
    }

    Effect complete(String participant) {
        refuseReport(participant);
        if (COMPLETED.equals(steps.get(participant))) {
            return Effect.NONE;
        }
        boolean last = steps.entrySet().stream()
                .allMatch(step ->
                        step.getKey().equals(participant) || step.getValue().equals(COMPLETED));
        return new Effect(last ? 2 : 1, () -> report(participant, COMPLETED));
    }

    Effect fail(String participant, String reason) {
        return reportWhileProvisioning(participant, FAILED + reason);
    }

    Effect retry(String participant) {
        boolean failed = Objects.requireNonNullElse(steps.get(participant), "").startsWith(FAILED);
        return reportWhileProvisioning(participant, failed ? OUTSTANDING : steps.get(participant));
    }

    void refuseIfArchived() {
        Refused.when(is("archived"), "tenant-archived");
    }

    private Effect reportWhileProvisioning(String participant, @Nullable String step) {
        refuseReport(participant);
        Refused.when(!is("provisioning") && !is("failed"), "provisioning-over");
        return Objects.equals(step, steps.get(participant)) ? Effect.NONE : Effect.of(() -> report(participant, step));
    }

    private void refuseReport(String participant) {
        refuseIfArchived();
        Refused.when(!steps.containsKey(participant), "unknown-participant");
    }

    private void report(String participant, @Nullable String step) {
        steps.put(participant, Objects.requireNonNull(step));
        status = provisioningStatus();
    }

    private String provisioningStatus() {
        if (steps.values().stream().allMatch(COMPLETED::equals)) {
            return "active";
        }
        return steps.values().stream().anyMatch(step -> step.startsWith(FAILED)) ? "failed" : "provisioning";
    }

    TenantView view() {
        return new TenantView(
                status,
                ProfileModel.shown(profile),
                Map.copyOf(steps),
                Map.copyOf(domains),
                Set.copyOf(domainsToRestore),
                restorableUntil,
                erased);
    }
}
