package org.tenantry.command.tenant.bulk;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.tenantry.access.Permission;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.command.tenant.TenantStates;
import org.tenantry.command.tenant.bulk.LineResult.Outcome;
import org.tenantry.command.tenant.create.CreateTenant;
import org.tenantry.command.tenant.create.NewTenants;
import org.tenantry.command.tenant.update.MergePatch;
import org.tenantry.command.tenant.update.UpdateTenant;
import org.tenantry.events.TenantId;
import org.tenantry.http.JsonProblems;
import org.tenantry.http.ProblemException;
import org.tenantry.log.LogUnavailableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Brings one tenant to where its line says: creates it, or changes what differs. */
final class LineImport {
    private static final int MAX_ATTEMPTS = 5;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final CommandDispatcher dispatcher;
    private final TenantStates tenants;
    private final NewTenants newTenants;
    private final MergePatch mergePatch;
    private final CommandRequest request;
    private final Set<String> creatable = ConcurrentHashMap.newKeySet();

    /**
     * Whether the line before was found done: then this one may be, too, and it is cheaper to ask first. Else
     * asking costs as much as creating.
     */
    private volatile boolean maybeThere;

    LineImport(
            CommandDispatcher dispatcher,
            TenantStates tenants,
            NewTenants newTenants,
            MergePatch mergePatch,
            CommandRequest request) {
        this.dispatcher = dispatcher;
        this.tenants = tenants;
        this.newTenants = newTenants;
        this.mergePatch = mergePatch;
        this.request = request;
    }

    /** Whatever is wrong with the line is in the result. */
    LineResult result(ImportLine line) throws InterruptedException {
        try {
            return withPatience(line);
        } catch (ProblemException e) {
            return LineResult.refused(line.number(), line.id(), e);
        } catch (JacksonException e) {
            return LineResult.refused(line.number(), line.id(), JsonProblems.of(e));
        }
    }

    /** What is refused for now is tried again: each attempt finds what an earlier one has done. */
    private LineResult withPatience(ImportLine line) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return createOrUpdate(line);
            } catch (ProblemException e) {
                boolean passes =
                        e.status() == HttpStatus.SERVICE_UNAVAILABLE || e.code().equals("concurrent-change");
                if (!passes || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                maybeThere = true;
                Thread.sleep(100L << attempt);
            }
        }
    }

    private LineResult createOrUpdate(ImportLine line) {
        CreateTenant create = newTenants.read(line.body());
        TenantId tenant = new TenantId(create.id());
        newTenants.requirePermission(request.caller(), tenant);
        if (maybeThere && isThere(tenant)) {
            return update(line, tenant);
        }
        try {
            CommandReceipt receipt = dispatcher.dispatch(tenant, create, request, line.body());
            maybeThere = false;
            creatable.add(tenant.value());
            return LineResult.done(line, Outcome.CREATED, receipt);
        } catch (ProblemException e) {
            if (e.code().equals("tenant-exists")) {
                maybeThere = true;
                return update(line, tenant);
            }
            if (e.code().equals("parent-not-found") && isParentCreatable(tenant)) {
                creatable.add(tenant.value());
                return LineResult.creatable(line);
            }
            throw e;
        }
    }

    private boolean isThere(TenantId tenant) {
        try {
            return tenants.find(tenant.value()).isPresent();
        } catch (LogUnavailableException e) {
            throw ProblemException.unavailable("log-unavailable", "The event log cannot be read now.", SOON);
        }
    }

    /** In a dry run what stands above is not stored either. */
    private boolean isParentCreatable(TenantId tenant) {
        return request.dryRun()
                && tenant.parent()
                        .filter(parent -> creatable.contains(parent.value()))
                        .isPresent();
    }

    /** As a merge patch: what the line does not name stays. */
    private LineResult update(ImportLine line, TenantId tenant) {
        request.caller().require(Permission.UPDATE_TENANT, tenant.value());
        ObjectNode patch = line.body().deepCopy();
        patch.remove("id");
        UpdateTenant update = mergePatch.read(tenant.value(), patch, null);
        CommandReceipt receipt = dispatcher.dispatch(tenant, update, request, patch);
        return LineResult.done(line, receipt.changed() ? Outcome.UPDATED : Outcome.UNCHANGED, receipt);
    }
}
