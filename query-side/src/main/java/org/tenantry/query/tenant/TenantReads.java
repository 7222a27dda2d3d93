package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Scope;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.Criterion.InEffect;
import org.tenantry.query.tenant.Order.Place;

/** The one way to read tenants: within a scope, which is part of every query. */
public final class TenantReads {
    /** As far as is counted. */
    static final int MAX_COUNT = 10_000;

    private final MongoCollection<Document> tenants;
    private final MongoCollection<Document> domains;
    private final TenantFilter filter;
    private final Area area;
    private final Predicate<String> mayReadPersonalData;

    private TenantReads(ReadModels readModels, Scope scope, Predicate<String> mayReadPersonalData) {
        this.tenants = readModels.collection(TenantProjection.NAME);
        this.domains = readModels.collection(DomainProjection.NAME);
        this.filter = new TenantFilter(tenants);
        this.area = Area.of(scope);
        this.mayReadPersonalData = mayReadPersonalData;
    }

    /** What a caller may see. */
    static TenantReads of(Caller caller, ReadModels readModels) {
        return new TenantReads(readModels, caller.scope(), tenant -> caller.may(Permission.READ_PERSONAL_DATA, tenant));
    }

    /** What is in a scope, without personal data. */
    static TenantReads within(Scope scope, ReadModels readModels) {
        return new TenantReads(readModels, scope, tenant -> false);
    }

    /**
     * A part of what a search finds.
     *
     * @param next after which the rest comes; empty if there is none
     */
    record Found(List<TenantView> tenants, Optional<Place> next) {}

    /** @param isExact false if there are more */
    record Count(int value, boolean isExact) {}

    Optional<TenantView> find(String id) {
        return views(tenants.find(and(scoped(eq(TenantBson.ID, id))))).stream().findFirst();
    }

    /** The tenant that has a domain. */
    Optional<String> withDomain(String domain) {
        return Optional.ofNullable(domains.find(and(scoped(eq(DomainProjection.DOMAIN, domain))))
                        .first())
                .flatMap(found -> Optional.ofNullable(found.getString(DomainProjection.TENANT)));
    }

    /**
     * What comes after a place, in the order of a search. There may be less than was asked for even if it
     * goes on: what a tenant is in effect may change between the reads that find it, and then it is not answered.
     */
    Found search(TenantSearch search, Optional<Place> after, int limit) {
        List<Document> found = tenants.find(filter.of(search, area, after))
                .projection(Projections.exclude(TenantBson.BEGINNINGS))
                .sort(search.order().sort())
                .limit(limit + 1) // one more tells whether it goes on
                .into(new ArrayList<>());
        boolean goesOn = found.size() > limit;
        List<Document> page = goesOn ? found.subList(0, limit) : found;
        List<TenantView> views = views(page).stream()
                .filter(tenant -> search.criteria().stream().allMatch(criterion -> isInEffect(tenant, criterion)))
                .toList();
        return new Found(views, goesOn ? Optional.of(search.order().placeOf(page.getLast())) : Optional.empty());
    }

    private static boolean isInEffect(TenantView tenant, Criterion criterion) {
        return !(criterion instanceof InEffect wanted) || tenant.effectiveStatus() == wanted.status();
    }

    /** How many a search finds in all. */
    Count count(TenantSearch search) {
        long count = tenants.countDocuments(
                filter.of(search, area).orElse(new Document()), new CountOptions().limit(MAX_COUNT + 1));
        return new Count((int) Math.min(count, MAX_COUNT), count <= MAX_COUNT);
    }

    /**
     * The ids of all tenants that a caller may see, in their order.
     *
     * @param under the root of the subtree that is wanted; empty for all
     */
    public static void forEachId(Caller caller, ReadModels readModels, Optional<String> under, Consumer<String> to) {
        Area wanted = under.map(Area.of(caller.scope())::within).orElse(Area.of(caller.scope()));
        List<Bson> filters = new ArrayList<>(List.of(gt(TenantBson.ID, "")));
        wanted.filter().ifPresent(filters::add);
        readModels
                .collection(TenantProjection.NAME)
                .find(and(filters))
                .projection(Projections.include(TenantBson.ID))
                .sort(Sorts.ascending(TenantBson.ID))
                .forEach(tenant -> to.accept(tenant.getString(TenantBson.ID)));
    }

    /** Adds the scope. */
    private List<Bson> scoped(Bson filter) {
        List<Bson> all = new ArrayList<>(List.of(filter));
        area.filter().ifPresent(all::add);
        return all;
    }

    private List<TenantView> views(Iterable<Document> documents) {
        List<TenantDocument> found = new ArrayList<>();
        documents.forEach(document -> found.add(TenantBson.read(document)));
        Map<String, TenantStatus> statuses = ancestorStatuses(found);
        return found.stream()
                .map(tenant -> TenantView.of(
                        mayReadPersonalData.test(tenant.id()) ? tenant : tenant.withPersonal(Map.of()),
                        EffectiveStatus.of(tenant, statuses)))
                .toList();
    }

    /**
     * The statuses of all that stand above some tenants. They are read whatever the scope: what a
     * tenant is in effect is its own matter.
     */
    private Map<String, TenantStatus> ancestorStatuses(List<TenantDocument> found) {
        Map<String, TenantStatus> statuses = new HashMap<>();
        Set<String> ancestors = new TreeSet<>();
        found.forEach(tenant -> ancestors.addAll(tenant.ancestors()));
        if (!ancestors.isEmpty()) {
            for (Document ancestor :
                    tenants.find(in(TenantBson.ID, ancestors)).projection(Projections.include(TenantBson.STATUS))) {
                statuses.put(
                        ancestor.getString(TenantBson.ID), TenantStatus.valueOf(ancestor.getString(TenantBson.STATUS)));
            }
        }
        return statuses;
    }
}
