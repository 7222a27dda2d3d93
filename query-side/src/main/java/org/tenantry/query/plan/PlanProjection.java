package org.tenantry.query.plan;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.PlanEvent;
import org.tenantry.events.PlanEvent.ProvisioningPlanSet;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;

/** Events of plans to plans. */
public final class PlanProjection implements Projection<PlanView> {
    public static final String NAME = "plans";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> documentsOf(PublishedEvent published) {
        return published.isOf(PlanEvent.class) ? List.of(((PlanEvent) published.event()).kind()) : List.of();
    }

    @Override
    public PlanView evolve(String id, @Nullable PlanView before, PublishedEvent published) {
        return switch ((PlanEvent) published.event()) {
            case ProvisioningPlanSet set ->
                new PlanView(
                        set.kind(),
                        set.participants(),
                        published.envelope().sequence() + 1,
                        published.envelope().time());
        };
    }

    @Override
    public PlanView read(Document stored) {
        return new PlanView(
                stored.getString("_id"),
                stored.getList("participants", String.class),
                stored.getLong("version"),
                stored.getDate("updatedAt").toInstant());
    }

    @Override
    public Document write(PlanView plan) {
        return new Document("_id", plan.kind())
                .append("participants", plan.participants())
                .append("version", plan.version())
                .append("updatedAt", plan.updatedAt());
    }
}
