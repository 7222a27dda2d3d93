package org.tenantry.query;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.query.configuration.ConfigurationProjection;
import org.tenantry.query.configuration.VersionsProjection;
import org.tenantry.query.history.HistoryProjection;
import org.tenantry.query.plan.PlanProjection;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.DomainProjection;
import org.tenantry.query.tenant.TenantProjection;

/** Read models that are read, and that nothing but a test writes. */
public final class UnfedReadModels {
    private UnfedReadModels() {}

    public static ReadModels in(MongoDatabase database) {
        return new ReadModels(
                database,
                KafkaConnection.to("localhost:9"),
                "none",
                List.of(
                        new TenantProjection((tenant, field, value) -> Optional.of(value.sealed())),
                        new DomainProjection(),
                        new PlanProjection(),
                        new ConfigurationProjection(),
                        new VersionsProjection(),
                        new HistoryProjection()));
    }
}
