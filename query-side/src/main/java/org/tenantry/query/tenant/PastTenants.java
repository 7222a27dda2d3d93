package org.tenantry.query.tenant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Scope;
import org.tenantry.events.Position;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;
import org.tenantry.query.history.AsOf;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.history.StoredHistory;

/** Tenants as they were: folded from their events, with what they were in effect. */
public final class PastTenants {
    /** So many events are read for a page, if one tenant has not more; then the page is short. */
    private static final int MAX_EVENTS = 20_000;

    private final StoredHistory history;
    private final PersonalText personalText;
    private final IntSupplier partitions;
    private final int maxEvents;

    /**
     * @param personalText what is sealed in the events, in clear
     * @param partitions how many the log has
     */
    public PastTenants(StoredHistory history, PersonalText personalText, IntSupplier partitions) {
        this(history, personalText, partitions, MAX_EVENTS);
    }

    PastTenants(StoredHistory history, PersonalText personalText, IntSupplier partitions, int maxEvents) {
        this.history = history;
        this.personalText = personalText;
        this.partitions = partitions;
        this.maxEvents = maxEvents;
    }

    /**
     * A part of the tenants that were there.
     *
     * @param next after whose id the rest comes; empty if there is none
     */
    record Found(List<TenantView> tenants, Optional<String> next) {}

    /** Where the partition of a tenant's tree stood. */
    PositionVector positions(AsOf at, TenantId tenant) {
        return history.positions(at, Set.of(tenant.partition(partitions.getAsInt())));
    }

    /** Where the partitions stood that an area has a part in. */
    PositionVector positions(AsOf at, Area area) {
        int count = partitions.getAsInt();
        Set<Integer> concerned = area.roots()
                .map(roots -> roots.stream()
                        .filter(TenantId::isValid)
                        .map(root -> new TenantId(root).partition(count))
                        .collect(Collectors.toSet()))
                .orElseGet(
                        () -> IntStream.range(1, count).boxed().collect(Collectors.toSet())); // 0 is the platform's own
        return history.positions(at, concerned);
    }

    /** A tenant as it was; empty if it was not there yet. That the caller may see it is checked already. */
    Optional<TenantView> find(TenantId tenant, PositionVector positions, Caller caller) {
        Map<String, TenantDocument> folded = fold(List.of(tenant.value()), positions);
        return Optional.ofNullable(folded.get(tenant.value()))
                .map(found -> view(found, statuses(folded), caller, positions.toString()));
    }

    /**
     * The tenants that were there, in the order of their ids.
     *
     * @param scope where the caller may know of the past
     */
    Found search(PastSearch search, Scope scope, PositionVector positions, String after, int limit, Caller caller) {
        List<String> born =
                history.born(search.area(scope).roots(), search.ids(), positions, after, limit + 1); // one more tells
        List<String> page = born.subList(0, Math.min(limit, born.size()));
        Map<String, TenantDocument> folded = fold(page, positions);
        List<String> complete = page.stream().takeWhile(folded::containsKey).toList();
        Map<String, TenantStatus> statuses = statuses(folded);
        List<TenantView> views = complete.stream()
                .flatMap(id -> Optional.ofNullable(folded.get(id)).stream())
                .map(tenant -> view(tenant, statuses, caller, null))
                .toList();
        return new Found(views, complete.size() < born.size() ? Optional.of(complete.getLast()) : Optional.empty());
    }

    /**
     * Some tenants and all above them as they were, by their ids. If they have too many events the last of them are left
     * out, but for the first. In the order of ids, what stands above a tenant comes before it.
     *
     * @param wanted in the order of their ids
     */
    private Map<String, TenantDocument> fold(List<String> wanted, PositionVector positions) {
        Set<String> all = new HashSet<>(wanted);
        wanted.forEach(tenant -> all.addAll(new TenantId(tenant).path()));
        long until =
                positions.byPartition().values().stream().max(Long::compare).orElse(-1L);
        Map<String, Fold> folds = new TreeMap<>();
        int[] read = {0};
        history.forEach(all, until, event -> {
            String tenant = event.envelope().aggregate();
            boolean isAnother = !folds.containsKey(tenant);
            if (isAnother && read[0] >= maxEvents && folds.containsKey(wanted.getFirst())) {
                return false;
            }
            if (positions.covers(event.envelope().position())) {
                folds.computeIfAbsent(tenant, id -> new Fold(id, history::isSkipped))
                        .add(event);
                read[0]++;
            }
            return true;
        });
        Map<String, TenantDocument> folded = new HashMap<>();
        folds.forEach((tenant, fold) -> {
            fold.unreadable().ifPresent(position -> {
                throw unreadable(tenant, position);
            });
            fold.document().ifPresent(document -> folded.put(tenant, document));
        });
        return folded;
    }

    private static Map<String, TenantStatus> statuses(Map<String, TenantDocument> folded) {
        Map<String, TenantStatus> statuses = new HashMap<>();
        folded.forEach((id, tenant) -> statuses.put(id, tenant.status()));
        return statuses;
    }

    private TenantView view(
            TenantDocument tenant, Map<String, TenantStatus> statuses, Caller caller, @Nullable String positions) {
        Map<String, String> personal =
                caller.may(Permission.READ_PERSONAL_DATA, tenant.id()) ? opened(tenant) : Map.of();
        return TenantView.of(tenant.withPersonal(personal), EffectiveStatus.of(tenant, statuses), positions);
    }

    /** What is personal, in clear; nothing if the tenant is erased by now. */
    private Map<String, String> opened(TenantDocument tenant) {
        Map<String, String> opened = new HashMap<>();
        tenant.personal()
                .forEach((field, text) -> personalText
                        .of(new TenantId(tenant.id()), Profile.pointer(field), SealedText.read(text))
                        .ifPresent(clear -> opened.put(field, clear)));
        return opened;
    }

    private static ProblemException unreadable(String tenant, Position position) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "history-unreadable",
                "The event of " + tenant + " at " + position + " cannot be read: an operator must look.");
    }
}
