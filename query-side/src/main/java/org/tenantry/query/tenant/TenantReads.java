package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
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

/** The one way to read tenants: within a scope, which is part of every query. */
public final class TenantReads {
    private final MongoCollection<Document> tenants;
    private final MongoCollection<Document> domains;
    private final Scope scope;
    private final Predicate<String> mayReadPersonalData;

    private TenantReads(MongoDatabase readModels, Scope scope, Predicate<String> mayReadPersonalData) {
        this.tenants = readModels.getCollection(TenantProjection.NAME);
        this.domains = readModels.getCollection(DomainProjection.NAME);
        this.scope = scope;
        this.mayReadPersonalData = mayReadPersonalData;
    }

    /** What a caller may see. */
    static TenantReads of(Caller caller, MongoDatabase readModels) {
        return new TenantReads(readModels, caller.scope(), tenant -> caller.may(Permission.READ_PERSONAL_DATA, tenant));
    }

    /** What is in a scope, without personal data. */
    static TenantReads within(Scope scope, MongoDatabase readModels) {
        return new TenantReads(readModels, scope, tenant -> false);
    }

    /**
     * The indexes that the queries here are served by; {@code _id} has one of its own. Each begins with
     * what a search may ask for and goes on in the order of its pages, so that a page is read without
     * the ones before it, and without sorting. What else is asked for is checked on what is read.
     */
    public static void createIndexes(MongoDatabase readModels) {
        MongoCollection<Document> tenants = readModels.getCollection(TenantProjection.NAME);
        tenants.createIndex(Indexes.ascending(TenantBson.PATH, TenantBson.ID));
        tenants.createIndex(Indexes.ascending(TenantBson.BEGINNINGS, TenantBson.ID));
        tenants.createIndex(Indexes.ascending(TenantBson.KIND, TenantBson.ID));
        tenants.createIndex(Indexes.ascending(TenantBson.STATUS, TenantBson.ID));
    }

    Optional<TenantView> find(String id) {
        return read(and(scoped(Optional.empty(), List.of(eq(TenantBson.ID, id)))), 1).stream()
                .findFirst();
    }

    /** The tenant that has a domain. */
    Optional<String> withDomain(String domain) {
        List<Bson> scoped = scoped(Optional.empty(), List.of(eq(DomainProjection.DOMAIN, domain)));
        return Optional.ofNullable(domains.find(and(scoped)).first())
                .flatMap(found -> Optional.ofNullable(found.getString(DomainProjection.TENANT)));
    }

    /** A page in the order of ids. */
    List<TenantView> search(TenantSearch search) {
        List<Bson> filters = new ArrayList<>();
        search.words().forEach(word -> filters.add(eq(TenantBson.BEGINNINGS, Words.beginning(word))));
        search.kind().ifPresent(kind -> filters.add(eq(TenantBson.KIND, kind)));
        search.status().ifPresent(status -> filters.add(eq(TenantBson.STATUS, status.name())));
        search.after().ifPresent(after -> filters.add(gt(TenantBson.ID, after)));
        List<Bson> scoped = scoped(search.under(), filters);
        return read(scoped.isEmpty() ? new Document() : and(scoped), search.limit());
    }

    /**
     * The ids of all tenants that a caller may see, in their order.
     *
     * @param under the root of the subtree that is wanted; empty for all
     */
    public static void forEachId(Caller caller, MongoDatabase readModels, Optional<String> under, Consumer<String> to) {
        List<Bson> scoped = of(caller, readModels).scoped(under, List.of(gt(TenantBson.ID, "")));
        readModels
                .getCollection(TenantProjection.NAME)
                .find(and(scoped))
                .projection(Projections.include(TenantBson.ID))
                .sort(Sorts.ascending(TenantBson.ID))
                .forEach(tenant -> to.accept(tenant.getString(TenantBson.ID)));
    }

    /** Adds the scope, narrowed to a subtree if one is asked for. */
    private List<Bson> scoped(Optional<String> under, List<Bson> filters) {
        List<Bson> all = new ArrayList<>(filters);
        switch (scope) {
            case Scope.Platform platform -> under.ifPresent(root -> all.add(eq(TenantBson.PATH, root)));
            case Scope.Subtrees subtrees -> all.add(in(TenantBson.PATH, narrowed(subtrees.roots(), under)));
        }
        return all;
    }

    /** The subtrees that are in both. */
    private static Set<String> narrowed(Set<String> roots, Optional<String> under) {
        if (under.isEmpty()) {
            return roots;
        }
        Set<String> narrowed = new TreeSet<>();
        for (String root : roots) {
            if (isWithin(under.get(), root)) {
                narrowed.add(under.get());
            } else if (isWithin(root, under.get())) {
                narrowed.add(root);
            }
        }
        return narrowed;
    }

    private static boolean isWithin(String tenant, String subtree) {
        return tenant.equals(subtree) || tenant.startsWith(subtree + ".");
    }

    private List<TenantView> read(Bson filter, int limit) {
        List<TenantDocument> found = new ArrayList<>();
        for (Document document : tenants.find(filter)
                .projection(Projections.exclude(TenantBson.BEGINNINGS))
                .sort(Sorts.ascending(TenantBson.ID))
                .limit(limit)) {
            found.add(TenantBson.read(document));
        }
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
