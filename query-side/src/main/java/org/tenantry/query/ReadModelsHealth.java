package org.tenantry.query;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the server with the read models answers. */
@Component("readModelsHealthIndicator")
final class ReadModelsHealth extends AbstractHealthIndicator {
    private final MongoDatabase readModels;

    ReadModelsHealth(MongoDatabase readModelsDatabase) {
        super("The read models' server does not answer");
        this.readModels = readModelsDatabase;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        readModels.runCommand(new Document("ping", 1));
        health.up();
    }
}
