package org.tenantry.command.model;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked for, as it is said over HTTP: profiles and patches are JSON, with null and all. */
sealed interface Command {
    /** The id of the tenant, or the kind that the plan is for. */
    String target();

    record Create(String target, Map<String, @Nullable Object> profile) implements Command {}

    record SetPlan(String target, Set<String> participants) implements Command {}

    /** What is asked of a tenant that is there. */
    sealed interface Change extends Command {}

    record Update(String target, Map<String, @Nullable Object> patch) implements Change {}

    record Suspend(String target) implements Change {}

    record Reactivate(String target) implements Change {}

    record Archive(String target, @Nullable String successor) implements Change {}

    record Restore(String target) implements Change {}

    record Erase(String target) implements Change {}

    record Complete(String target, String participant) implements Change {}

    record Fail(String target, String participant, String reason) implements Change {}

    record Retry(String target, String participant) implements Change {}

    record AddDomain(String target, String domain) implements Change {}

    record RemoveDomain(String target, String domain) implements Change {}
}
