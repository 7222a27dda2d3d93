package org.tenantry.audit.readmodels;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.bson.Document;
import org.tenantry.audit.readmodels.Difference.Kind;
import org.tenantry.log.StoredLog;

/** Compares the query side's read models with the log, while both go on. */
public final class Comparison {
    private final StoredLog log;
    private final MongoDatabase database;
    private final Consumer<Difference> told;

    /**
     * @param database of the read models
     * @param told each difference, once
     */
    public Comparison(StoredLog log, MongoDatabase database, Consumer<Difference> told) {
        this.log = log;
        this.database = database;
        this.told = told;
    }

    /** A read model in step with the log. */
    private record InStep(ModelCheck check, StoredDocuments documents) {}

    /**
     * Compares all.
     *
     * @param progress is told of so many events more
     * @return how many documents were compared
     * @throws IllegalStateException if the read models are of another log
     */
    public long run(LongConsumer progress) {
        long compared = 0;
        Domains domains = new Domains(log, Stored.of(database, Domains.NAME, log.id()));
        Parents parents = new Parents(log, Stored.of(database, TenantModel.NAME, log.id()));
        List<InStep> models = open();
        try (Aggregates aggregates = new Aggregates(log)) {
            while (aggregates.hasNext()) {
                Aggregate aggregate = aggregates.next();
                for (InStep model : models) {
                    model.documents().before(aggregate.id()).forEach(model.check()::extra);
                    Map<String, Document> there = model.documents().of(aggregate.id());
                    compared += there.size();
                    there.values().forEach(parents::take);
                    model.check().compare(aggregate, there);
                }
                domains.take(aggregate);
                parents.take(aggregate);
                progress.accept(aggregate.events().size());
            }
            for (InStep model : models) {
                model.documents().rest().forEach(model.check()::extra);
            }
        } finally {
            models.forEach(model -> model.documents().close());
        }
        parents.tellDifferences(told);
        return compared + domains.tellDifferences(told);
    }

    private List<InStep> open() {
        List<InStep> models = new ArrayList<>();
        for (Model model : List.of(
                new TenantModel(),
                VersionModel.ofThosePresent(),
                VersionModel.ofAll(),
                new HistoryModel(log.id()),
                new PlanModel())) {
            Stored stored = Stored.of(database, model.name(), log.id());
            tellStrays(stored, "_id");
            tellStrays(stored, model.order().getFirst());
            models.add(new InStep(new ModelCheck(log, model, stored, told), new StoredDocuments(model, stored)));
        }
        return models;
    }

    private void tellStrays(Stored stored, String field) {
        stored.strays(field)
                .forEach(stray -> told.accept(new Difference(
                        Kind.EXTRA,
                        null,
                        stored.name() + " has a document whose " + field + " is no text: " + Stored.id(stray))));
    }
}
