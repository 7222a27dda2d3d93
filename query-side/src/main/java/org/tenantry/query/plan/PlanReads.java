package org.tenantry.query.plan;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.tenantry.query.projection.ReadModels;

/** Looks plans up; {@code _id} has an index of its own. */
final class PlanReads {
    private final ReadModels readModels;
    private final PlanProjection projection = new PlanProjection();

    PlanReads(ReadModels readModels) {
        this.readModels = readModels;
    }

    private MongoCollection<Document> plans() {
        return readModels.collection(PlanProjection.NAME);
    }

    Optional<PlanView> find(String kind) {
        return Optional.ofNullable(plans().find(Filters.eq("_id", kind)).first())
                .map(projection::read);
    }

    /** Plans in the order of their kinds, those after a kind; the empty text is before all. */
    List<PlanView> after(String kind, int limit) {
        List<PlanView> found = new ArrayList<>();
        plans().find(Filters.gt("_id", kind))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .forEach(plan -> found.add(projection.read(plan)));
        return found;
    }
}
