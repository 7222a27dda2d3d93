package org.tenantry.standalone;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import org.tenantry.testkit.CommittedRecords;

/** All that a platform leaves behind, as text: to look for what must not be there. */
final class Traces {
    private Traces() {}

    static String content(MongoDatabase database) {
        StringBuilder content = new StringBuilder();
        for (String collection : database.listCollectionNames()) {
            database.getCollection(collection).find().forEach(document -> content.append(document.toJson()));
        }
        return content.toString();
    }

    /** Keys, values and headers. */
    static String topic(TenantryExtension tenantry) {
        StringBuilder content = new StringBuilder();
        CommittedRecords.read(tenantry.kafka().bootstrapServers(), tenantry.topic())
                .forEach(found -> {
                    content.append(found.key()).append(new String(found.value(), StandardCharsets.UTF_8));
                    found.headers()
                            .forEach(header -> content.append(new String(header.value(), StandardCharsets.UTF_8)));
                });
        return content.toString();
    }

    /** Names and tags. */
    static String meters(TenantryExtension tenantry) {
        StringBuilder content = new StringBuilder();
        tenantry.meters().getMeters().forEach(meter -> content.append(meter.getId()));
        return content.toString();
    }
}
