package org.tenantry.query.configuration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.tenantry.events.TenantId;
import org.tenantry.query.configuration.WatchedChange.OfConfiguration;
import org.tenantry.query.paging.BoundedPage;
import org.tenantry.query.projection.ReadModels;

/**
 * Definitions and overrides in the read models, by whose they are. What a caller may see is for those to check who answer:
 * what stands above a tenant is read whatever the scope, as it is a part of what holds for the tenant.
 */
public final class StoredVersions {
    private final ReadModels readModels;

    public StoredVersions(ReadModels readModels) {
        this.readModels = readModels;
    }

    private MongoCollection<Document> present() {
        return readModels.collection(ConfigurationProjection.NAME);
    }

    private MongoCollection<Document> all() {
        return readModels.collection(VersionsProjection.NAME);
    }

    /** Those that hold now, by whose they are. */
    Map<String, Version> present(Collection<String> aggregates) {
        Map<String, Version> found = new HashMap<>();
        present().find(in("_id", aggregates)).forEach(document -> {
            Version version = VersionBson.read(document);
            found.put(version.aggregate(), version);
        });
        return found;
    }

    /** Definitions, in the order of their namespaces, those after one. */
    BoundedPage<Version> definitionsAfter(String namespace, int limit) {
        return page(present().find(definitions(namespace)).sort(Sorts.ascending("_id")), limit);
    }

    /** Their namespaces alone. */
    Set<String> namespaces(int limit) {
        return present()
                .find(definitions(""))
                .projection(Projections.include(VersionBson.NAMESPACE))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(definition -> definition.getString(VersionBson.NAMESPACE))
                .into(new TreeSet<>());
    }

    private static Bson definitions(String afterNamespace) {
        String end = Aggregates.DEFINITIONS.substring(0, Aggregates.DEFINITIONS.length() - 1) + '0'; // what follows '/'
        return and(gt("_id", Aggregates.definition(afterNamespace)), lt("_id", end));
    }

    /** What the levels of a subtree set in a namespace, its root's included; of all levels, if no root is given. */
    List<Version> overridesWithin(Optional<String> root, String namespace) {
        Bson filter = root.<Bson>map(tenant -> and(eq(VersionBson.PATH, tenant), eq(VersionBson.NAMESPACE, namespace)))
                .orElseGet(() -> eq(VersionBson.NAMESPACE, namespace));
        return read(present().find(filter).sort(Sorts.ascending("_id")));
    }

    /** What is of a namespace, in the order of whose it is, what comes after one. */
    BoundedPage<Version> ofNamespaceAfter(String namespace, String aggregate, int limit) {
        return page(
                present()
                        .find(and(eq(VersionBson.NAMESPACE, namespace), gt("_id", aggregate)))
                        .sort(Sorts.ascending("_id")),
                limit);
    }

    /** Versions of one, the newest first, those before one. */
    BoundedPage<Version> before(String aggregate, long number, int limit) {
        return page(
                all().find(and(eq(VersionBson.AGGREGATE, aggregate), lt(VersionBson.NUMBER, number)))
                        .sort(Sorts.descending(VersionBson.NUMBER)),
                limit);
    }

    /** The version that held at an instant; empty if there was none. */
    Optional<Version> at(String aggregate, Instant instant) {
        return newest(aggregate, lte(VersionBson.AT, instant));
    }

    /** The version that held when its partition had come to a position. */
    Optional<Version> at(String aggregate, long position) {
        return newest(aggregate, lte(VersionBson.POSITION, position));
    }

    /**
     * Changes that some had made between two positions of their partition, in no order.
     *
     * @param after the last position that does not count
     * @param until the last that does
     */
    List<OfConfiguration> between(Collection<String> aggregates, long after, long until, int limit) {
        return changes(all().find(and(in(VersionBson.AGGREGATE, aggregates), positions(after, until)))
                .limit(limit));
    }

    /** The same of all that a tenant and those beneath it set in some namespaces. */
    List<OfConfiguration> betweenWithin(
            TenantId root, Collection<String> namespaces, long after, long until, int limit) {
        return changes(all().find(and(
                        eq(VersionBson.PATH, root.value()),
                        in(VersionBson.NAMESPACE, namespaces),
                        positions(after, until)))
                .limit(limit));
    }

    /** Of each only where something changed is kept: many are asked for at once. */
    private static List<OfConfiguration> changes(FindIterable<Document> documents) {
        return documents
                .map(document -> OfConfiguration.of(VersionBson.read(document)))
                .into(new ArrayList<>());
    }

    private static Bson positions(long after, long until) {
        return and(gt(VersionBson.POSITION, after), lte(VersionBson.POSITION, until));
    }

    /** Times and positions grow with the versions: the newest is met soon, and those after it are passed over. */
    private Optional<Version> newest(String aggregate, Bson earlier) {
        return read(all().find(and(eq(VersionBson.AGGREGATE, aggregate), earlier))
                        .sort(Sorts.descending(VersionBson.NUMBER))
                        .limit(1))
                .stream()
                .findFirst();
    }

    private static BoundedPage<Version> page(FindIterable<Document> documents, int limit) {
        return BoundedPage.of(documents, limit, VersionBson.EVENT, VersionBson::read);
    }

    private static List<Version> read(FindIterable<Document> documents) {
        List<Version> versions = new ArrayList<>();
        documents.forEach(document -> versions.add(VersionBson.read(document)));
        return versions;
    }
}
