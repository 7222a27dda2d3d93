package org.tenantry.command.model;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.dispatch.Target;
import org.tenantry.command.plan.PlanCommands;
import org.tenantry.command.tenant.Provisioning;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.create.NewTenants;
import org.tenantry.command.tenant.domain.AddDomain;
import org.tenantry.command.tenant.domain.RemoveDomain;
import org.tenantry.command.tenant.lifecycle.ArchiveTenant;
import org.tenantry.command.tenant.lifecycle.EraseTenant;
import org.tenantry.command.tenant.lifecycle.ReactivateTenant;
import org.tenantry.command.tenant.lifecycle.RestoreTenant;
import org.tenantry.command.tenant.lifecycle.SuspendTenant;
import org.tenantry.command.tenant.provisioning.CompleteStep;
import org.tenantry.command.tenant.provisioning.FailStep;
import org.tenantry.command.tenant.provisioning.RetryStep;
import org.tenantry.command.tenant.update.MergePatch;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;
import org.tenantry.log.Commit;
import org.tenantry.sealing.Opened;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One sequence's tenants on the nodes, where all names have its number, since other sequences use the same. */
final class RealTree {
    private static final Duration GRACE = Duration.ofDays(30);
    private static final String REASON = "a reason";
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    /** As requests are read. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final NewTenants NEW_TENANTS = new NewTenants(JSON, VALIDATOR);
    private static final MergePatch MERGE_PATCH = new MergePatch(JSON, VALIDATOR);

    private final Nodes nodes;
    private final int number;
    private int sent;

    RealTree(Nodes nodes, int number) {
        this.nodes = nodes;
        this.number = number;
    }

    /** Has a command decided, and stored unless it is a dry run. */
    Answer answer(Step step, @Nullable Long expected, long today) {
        String commit = number + "-" + sent++;
        Command command = step.command();
        try {
            Object message = message(command, expected, nodes.firstDay().plus(Duration.ofDays(today)));
            return Answer.done(nodes.node(step.node())
                    .send(target(command), message, commit, step.dryRun())
                    .version());
        } catch (ProblemException refused) {
            return Answer.refused(refused.code());
        }
    }

    private Target target(Command command) {
        return command instanceof Command.SetPlan set
                ? PlanCommands.target(kind(set.target()))
                : Target.of(new TenantId(tenant(command.target())));
    }

    private Object message(Command command, @Nullable Long expected, Instant now) {
        if (command instanceof Command.SetPlan set) {
            return PlanCommands.set(kind(set.target()), List.copyOf(set.participants()), expected);
        }
        String id = tenant(command.target());
        return switch (command) {
            case Command.Create create ->
                NEW_TENANTS.read(json(create.profile()).put("id", id));
            case Command.Update update -> MERGE_PATCH.read(id, json(update.patch()), expected);
            case Command.Suspend suspend -> new SuspendTenant(id, REASON, expected);
            case Command.Reactivate reactivate -> new ReactivateTenant(id, REASON, expected);
            case Command.Archive archive ->
                new ArchiveTenant(
                        id,
                        REASON,
                        archive.successor() == null ? null : tenant(archive.successor()),
                        now.plus(GRACE),
                        expected);
            case Command.Restore restore -> new RestoreTenant(id, REASON, now, expected);
            case Command.Erase erase -> new EraseTenant(id, REASON, expected);
            case Command.Complete complete -> new CompleteStep(id, complete.participant(), expected);
            case Command.Fail fail -> new FailStep(id, fail.participant(), fail.reason(), expected);
            case Command.Retry retry -> new RetryStep(id, retry.participant(), expected);
            case Command.AddDomain add -> new AddDomain(id, domain(add.domain()), now, expected);
            case Command.RemoveDomain remove -> new RemoveDomain(id, domain(remove.domain()), expected);
            case Command.SetPlan set -> throw new AssertionError(set);
        };
    }

    private ObjectNode json(Map<String, @Nullable Object> profile) {
        Map<String, @Nullable Object> named = new HashMap<>(profile);
        named.computeIfPresent("kind", (field, kind) -> kind((String) kind));
        return JSON.readValue(JSON.writeValueAsString(named), ObjectNode.class);
    }

    /** A tenant as a node sees it. */
    Optional<TenantView> view(int node, String id) {
        return nodes.node(node).find(tenant(id)).map(state -> view(state, node));
    }

    /** A tenant as its stored events make it. */
    Optional<TenantView> replayed(String id) {
        return nodes.replayed(tenant(id)).map(state -> view(state, 0));
    }

    List<Commit> commits(String id) {
        return nodes.commits(tenant(id));
    }

    private TenantView view(TenantState state, int node) {
        Map<String, Object> profile = new TreeMap<>(state.profile().fields());
        profile.computeIfPresent("kind", (field, kind) -> kind.toString().replace("-" + number, ""));
        profile.put("labels", state.profile().labels());
        profile.put("attributes", state.profile().attributes());
        state.profile().sealed().forEach((field, value) -> profile.put(field, opened(state.id(), field, value, node)));
        Map<String, String> steps = new HashMap<>();
        state.provisioning().steps().forEach((participant, step) -> steps.put(participant, text(step)));
        Map<String, Long> domains = new HashMap<>();
        state.domains().forEach((domain, generation) -> domains.put(plainDomain(domain), generation));
        return new TenantView(
                state.status().toString(),
                profile,
                steps,
                domains,
                Set.copyOf(state.domainsBeforeArchive().stream()
                        .map(this::plainDomain)
                        .toList()),
                state.restorableUntil()
                        .map(until -> Duration.between(nodes.firstDay(), until).toDays())
                        .orElse(null),
                state.erased());
    }

    private Object opened(String tenant, String field, SealedValue value, int node) {
        return switch (nodes.node(node).open(new TenantId(tenant), Profile.pointer(field), value)) {
            case Opened.Clear clear -> JSON.readValue(clear.text(), Map.class);
            case Opened.Erased erased -> erased;
        };
    }

    private static String text(Provisioning.Step step) {
        return step.outcome().name().toLowerCase(Locale.ROOT)
                + step.reason().map(reason -> ": " + reason).orElse("");
    }

    /** The root's name has the number. */
    private String tenant(String id) {
        return id.charAt(0) + Integer.toString(number) + id.substring(1);
    }

    private String kind(String kind) {
        return kind + "-" + number;
    }

    private String domain(String domain) {
        return "n" + number + "." + domain;
    }

    private String plainDomain(String domain) {
        return domain.substring(domain.indexOf('.') + 1);
    }
}
