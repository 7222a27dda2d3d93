package org.tenantry.command.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tenants, plans and domains by the rules that a user is told. */
final class TreeModel {
    private static final int GRACE = 30;
    private static final int MAX_LEVELS = 8;

    private record Plan(Set<String> participants, long version) {}

    private final Map<String, TenantModel> tenants = new TreeMap<>();
    private final Map<String, Plan> plans = new HashMap<>();
    private final DomainsModel domains = new DomainsModel();
    private long today;

    /** Tells what a command comes to, and goes on from there unless it is a dry run. */
    Answer answer(Step step) {
        today += step.daysLater();
        Command command = step.command();
        long version = version(command);
        try {
            Effect effect = effect(command, version, step.known().expectedSequence(version));
            if (!step.dryRun()) {
                effect.change().run();
                if (command instanceof Command.Change) {
                    existing(command.target()).version += effect.events();
                }
            }
            return Answer.done(version + effect.events());
        } catch (Refused refused) {
            return Answer.refused(refused.code());
        }
    }

    private Effect effect(Command command, long version, @Nullable Long expected) {
        boolean stale = expected != null && expected != version - 1;
        return switch (command) {
            case Command.Create create -> create(create);
            case Command.SetPlan set -> {
                Refused.when(stale, "stale-version");
                yield set(set, version);
            }
            case Command.Change change -> {
                Refused.when(
                        change instanceof Command.Update update && !ProfileModel.isValid(update.patch(), false),
                        "invalid-request");
                TenantModel tenant = existing(change.target());
                Refused.when(stale, "stale-version");
                yield effect(tenant, change);
            }
        };
    }

    private Effect effect(TenantModel tenant, Command.Change change) {
        return switch (change) {
            case Command.Update update -> tenant.update(update.patch());
            case Command.Suspend suspend -> tenant.change("active", "suspended");
            case Command.Reactivate reactivate -> tenant.change("suspended", "active");
            case Command.Archive archive -> archive(tenant, archive);
            case Command.Restore restore -> restore(tenant);
            case Command.Erase erase -> tenant.erase();
            case Command.Complete complete -> tenant.complete(complete.participant());
            case Command.Fail fail -> tenant.fail(fail.participant(), fail.reason());
            case Command.Retry retry -> tenant.retry(retry.participant());
            case Command.AddDomain add -> add(tenant, add.domain());
            case Command.RemoveDomain remove -> remove(tenant, remove.domain());
        };
    }

    private Effect create(Command.Create create) {
        String id = create.target();
        boolean valid = id.split("\\.").length <= MAX_LEVELS && ProfileModel.isValid(create.profile(), true);
        Refused.when(!valid, "invalid-request");
        Refused.when(tenants.containsKey(id), "tenant-exists");
        if (id.contains(".")) {
            String parent = parent(id);
            Refused.when(!tenants.containsKey(parent), "parent-not-found");
            for (String above = parent; !above.isEmpty(); above = parent(above)) {
                Refused.when(!existing(above).is("active"), "parent-not-active");
            }
        }
        Map<String, Object> profile = ProfileModel.merged(null, create.profile());
        Refused.when(ProfileModel.hasTooLargeAttributes(profile), "attributes-too-large");
        @Nullable Plan plan = plans.get(String.valueOf(profile.get("kind")));
        TenantModel tenant = new TenantModel(profile, plan == null ? Set.of() : plan.participants());
        return Effect.of(() -> tenants.put(id, tenant));
    }

    private Effect set(Command.SetPlan set, long version) {
        Plan plan = new Plan(set.participants(), version + 1);
        @Nullable Plan before = plans.get(set.target());
        boolean same = before != null && before.participants().equals(plan.participants());
        return same ? Effect.NONE : Effect.of(() -> plans.put(set.target(), plan));
    }

    private Effect archive(TenantModel tenant, Command.Archive archive) {
        if (tenant.is("archived")) {
            return Effect.NONE;
        }
        @Nullable String successor = archive.successor();
        if (successor != null) {
            @Nullable TenantModel next = tenants.get(successor);
            boolean usable = next != null && !next.is("archived") && next != tenant;
            Refused.when(!usable, "successor-not-usable");
        }
        return new Effect(1 + tenant.domains.size(), () -> {
            tenant.statusToRestore = tenant.status;
            tenant.status = "archived";
            tenant.restorableUntil = today + GRACE;
            tenant.domainsToRestore = Set.copyOf(tenant.domains.keySet());
            tenant.domains.clear();
        });
    }

    private Effect restore(TenantModel tenant) {
        Refused.when(!tenant.is("archived"), "status-does-not-allow");
        Refused.when(tenant.erased, "tenant-erased");
        Refused.when(tenant.restorableUntil != null && today > tenant.restorableUntil, "restore-grace-over");
        Set<String> again = new TreeSet<>(tenant.domainsToRestore);
        again.removeIf(domain -> !domains.isFree(domain, tenant, today));
        return new Effect(1 + again.size(), () -> {
            tenant.status = tenant.statusToRestore;
            tenant.restorableUntil = null;
            tenant.domainsToRestore = Set.of();
            again.forEach(domain -> domains.give(domain, tenant));
        });
    }

    private Effect add(TenantModel tenant, String domain) {
        tenant.refuseIfArchived();
        if (tenant.domains.containsKey(domain)) {
            return Effect.NONE;
        }
        Refused.when(!domains.isFree(domain, tenant, today), "domain-taken");
        return Effect.of(() -> domains.give(domain, tenant));
    }

    private Effect remove(TenantModel tenant, String domain) {
        tenant.refuseIfArchived();
        return tenant.domains.containsKey(domain) ? Effect.of(() -> tenant.domains.remove(domain)) : Effect.NONE;
    }

    private TenantModel existing(String id) {
        @Nullable TenantModel tenant = tenants.get(id);
        if (tenant == null) {
            throw new Refused("tenant-not-found");
        }
        return tenant;
    }

    private static String parent(String id) {
        return id.contains(".") ? id.substring(0, id.lastIndexOf('.')) : "";
    }

    Map<String, TenantModel> tenants() {
        return tenants;
    }

    long today() {
        return today;
    }

    /** Of the command's target; 0 if it is not there. */
    long version(Command command) {
        if (command instanceof Command.SetPlan) {
            @Nullable Plan plan = plans.get(command.target());
            return plan == null ? 0 : plan.version();
        }
        @Nullable TenantModel tenant = tenants.get(command.target());
        return tenant == null ? 0 : tenant.version;
    }

    /** How many there are, of tenants and plans. */
    long events() {
        return tenants.values().stream().mapToLong(tenant -> tenant.version).sum()
                + plans.values().stream().mapToLong(Plan::version).sum();
    }
}
