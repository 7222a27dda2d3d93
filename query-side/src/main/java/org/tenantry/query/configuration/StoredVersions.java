package org.tenantry.query.configuration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.tenantry.events.TenantId;

/**
 * Definitions and overrides in the read models, by whose they are. What a caller may see is for those to check who answer:
 * what stands above a tenant is read whatever the scope, as it is a part of what holds for the tenant.
 */
public final class StoredVersions {
    private final MongoCollection<Document> present;
    private final MongoCollection<Document> all;

    public StoredVersions(MongoDatabase readModels) {
        this.present = readModels.getCollection(ConfigurationProjection.NAME);
        this.all = readModels.getCollection(VersionsProjection.NAME);
    }

    /** The indexes that the queries here are served by; {@code _id} has one of its own. */
    public static void createIndexes(MongoDatabase readModels) {
        MongoCollection<Document> present = readModels.getCollection(ConfigurationProjection.NAME);
        present.createIndex(Indexes.ascending(VersionBson.PATH, VersionBson.NAMESPACE, "_id"));
        present.createIndex(Indexes.ascending(VersionBson.NAMESPACE, "_id"));
        MongoCollection<Document> all = readModels.getCollection(VersionsProjection.NAME);
        all.createIndex(Indexes.ascending(VersionBson.AGGREGATE, VersionBson.NUMBER));
        all.createIndex(Indexes.ascending(VersionBson.AGGREGATE, VersionBson.POSITION));
        all.createIndex(Indexes.ascending(VersionBson.PATH, VersionBson.POSITION));
    }

    /** Those that hold now, by whose they are. */
    Map<String, Version> present(Collection<String> aggregates) {
        Map<String, Version> found = new HashMap<>();
        present.find(in("_id", aggregates)).forEach(document -> {
            Version version = VersionBson.read(document);
            found.put(version.aggregate(), version);
        });
        return found;
    }

    /** Definitions, in the order of their namespaces, those after one. */
    List<Version> definitionsAfter(String namespace, int limit) {
        String end = Aggregates.DEFINITIONS.substring(0, Aggregates.DEFINITIONS.length() - 1) + '0'; // what follows '/'
        return read(present.find(and(gt("_id", Aggregates.definition(namespace)), lt("_id", end)))
                .sort(Sorts.ascending("_id"))
                .limit(limit));
    }

    /** What the levels of a subtree set in a namespace, its root's included; of all levels, if no root is given. */
    List<Version> overridesWithin(Optional<String> root, String namespace) {
        Bson filter = root.<Bson>map(tenant -> and(eq(VersionBson.PATH, tenant), eq(VersionBson.NAMESPACE, namespace)))
                .orElseGet(() -> eq(VersionBson.NAMESPACE, namespace));
        return read(present.find(filter).sort(Sorts.ascending("_id")));
    }

    /** What is of a namespace, in the order of whose it is, what comes after one. */
    List<Version> ofNamespaceAfter(String namespace, String aggregate, int limit) {
        return read(present.find(and(eq(VersionBson.NAMESPACE, namespace), gt("_id", aggregate)))
                .sort(Sorts.ascending("_id"))
                .limit(limit));
    }

    /** Versions of one, the newest first, those before one. */
    List<Version> before(String aggregate, long number, int limit) {
        return read(all.find(and(eq(VersionBson.AGGREGATE, aggregate), lt(VersionBson.NUMBER, number)))
                .sort(Sorts.descending(VersionBson.NUMBER))
                .limit(limit));
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
     * Versions that some had made between two positions of their partition, in no order.
     *
     * @param after the last position that does not count
     * @param until the last that does
     */
    List<Version> between(Collection<String> aggregates, long after, long until, int limit) {
        return read(all.find(and(in(VersionBson.AGGREGATE, aggregates), positions(after, until)))
                .limit(limit));
    }

    /** The same of all that a tenant and those beneath it set in some namespaces. */
    List<Version> betweenWithin(TenantId root, Collection<String> namespaces, long after, long until, int limit) {
        return read(all.find(and(
                        eq(VersionBson.PATH, root.value()),
                        in(VersionBson.NAMESPACE, namespaces),
                        positions(after, until)))
                .limit(limit));
    }

    private static Bson positions(long after, long until) {
        return and(gt(VersionBson.POSITION, after), lte(VersionBson.POSITION, until));
    }

    /** Times and positions grow with the versions: the newest is met soon, and those after it are passed over. */
    private Optional<Version> newest(String aggregate, Bson earlier) {
        return read(all.find(and(eq(VersionBson.AGGREGATE, aggregate), earlier))
                        .sort(Sorts.descending(VersionBson.NUMBER))
                        .limit(1))
                .stream()
                .findFirst();
    }

    private static List<Version> read(FindIterable<Document> documents) {
        List<Version> versions = new ArrayList<>();
        documents.forEach(document -> versions.add(VersionBson.read(document)));
        return versions;
    }
}
