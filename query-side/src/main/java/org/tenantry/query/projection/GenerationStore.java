package org.tenantry.query.projection;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.query.projection.Generations.Dropped;
import org.tenantry.query.projection.Generations.Previous;
import org.tenantry.query.projection.Rebuild.Compared;
import org.tenantry.query.projection.Rebuild.Difference;
import org.tenantry.query.projection.Rebuild.Leader;
import org.tenantry.query.projection.Rebuild.Projected;

/** Where the nodes agree upon generations: a document for each projection, changed only by who has read its last revision. */
final class GenerationStore {
    private static final String REVISION = "revision";

    private final MongoCollection<Document> collection;

    GenerationStore(MongoDatabase readModels) {
        this.collection = readModels.getCollection("generations");
    }

    Generations load(String projection) {
        @Nullable Document stored = collection.find(eq("_id", projection)).first();
        return stored == null ? Generations.first(projection) : read(stored);
    }

    /**
     * Changes what is agreed upon, and again if somebody else did meanwhile.
     *
     * @param change of what is now; the same if there is nothing to change. It may throw
     */
    Generations change(String projection, Function<Generations, Generations> change) {
        while (true) {
            Generations before = load(projection);
            Generations after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            if (replace(before, after)) {
                return after;
            }
        }
    }

    private boolean replace(Generations before, Generations after) {
        Document stored = write(after, before.revision() + 1);
        if (before.revision() == 0) {
            return Inserts.ifAbsent(collection, stored);
        }
        return collection
                        .replaceOne(and(eq("_id", before.projection()), eq(REVISION, before.revision())), stored)
                        .getMatchedCount()
                > 0;
    }

    private static Document write(Generations generations, long revision) {
        Document stored = new Document("_id", generations.projection())
                .append("serving", generations.serving())
                .append("last", generations.last())
                .append(
                        "dropped",
                        generations.dropped().stream()
                                .map(one -> new Document("generation", one.generation())
                                        .append("since", Date.from(one.since())))
                                .toList())
                .append(REVISION, revision);
        generations
                .previous()
                .ifPresent(one -> stored.append(
                        "previous",
                        new Document("generation", one.generation()).append("until", Date.from(one.until()))));
        generations.rebuild().ifPresent(one -> stored.append("rebuild", write(one)));
        return stored;
    }

    private static Document write(Rebuild rebuild) {
        Document stored = new Document("generation", rebuild.generation())
                .append("state", rebuild.state().name())
                .append("dryRun", rebuild.dryRun())
                .append("by", rebuild.by())
                .append("begun", Date.from(rebuild.begun()))
                .append("changed", Date.from(rebuild.changed()))
                .append("events", rebuild.projected().events())
                .append("ofEvents", rebuild.projected().ofEvents())
                .append("perSecond", rebuild.projected().perSecond())
                .append("documents", rebuild.compared().documents())
                .append("differences", rebuild.compared().differences())
                .append(
                        "examples",
                        rebuild.compared().examples().stream()
                                .map(one -> new Document("document", one.document())
                                        .append("kind", one.kind().name())
                                        .append("fields", one.fields()))
                                .toList());
        rebuild.leader()
                .ifPresent(one -> stored.append(
                        "leader", new Document("node", one.node()).append("until", Date.from(one.until()))));
        return stored;
    }

    private static Generations read(Document stored) {
        return new Generations(
                stored.getString("_id"),
                stored.getInteger("serving"),
                stored.getInteger("last"),
                Optional.ofNullable(stored.get("previous", Document.class))
                        .map(one -> new Previous(one.getInteger("generation"), instant(one, "until"))),
                Optional.ofNullable(stored.get("rebuild", Document.class)).map(GenerationStore::readRebuild),
                stored.getList("dropped", Document.class, List.of()).stream()
                        .map(one -> new Dropped(one.getInteger("generation"), instant(one, "since")))
                        .toList(),
                stored.getLong(REVISION));
    }

    private static Rebuild readRebuild(Document stored) {
        return new Rebuild(
                stored.getInteger("generation"),
                Rebuild.State.valueOf(stored.getString("state")),
                stored.getBoolean("dryRun"),
                stored.getString("by"),
                instant(stored, "begun"),
                instant(stored, "changed"),
                new Projected(stored.getLong("events"), stored.getLong("ofEvents"), stored.getLong("perSecond")),
                new Compared(stored.getLong("documents"), stored.getLong("differences"), examples(stored)),
                Optional.ofNullable(stored.get("leader", Document.class))
                        .map(one -> new Leader(one.getString("node"), instant(one, "until"))));
    }

    private static List<Difference> examples(Document stored) {
        return stored.getList("examples", Document.class, List.of()).stream()
                .map(one -> new Difference(
                        one.getString("document"),
                        Difference.Kind.valueOf(one.getString("kind")),
                        one.getList("fields", String.class)))
                .toList();
    }

    private static Instant instant(Document stored, String field) {
        return stored.getDate(field).toInstant();
    }
}
