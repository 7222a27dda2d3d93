package org.tenantry.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;

/**
 * What a {@link RecordingSubscriber} is told.
 *
 * @param group that it is a member of; its effects are in the collection of this name
 * @param directory of the notes
 * @param frailTenant that it cannot handle until it is {@link #mended}
 */
record SubscriberOptions(String bootstrapServers, String mongodbUri, String group, Path directory, String frailTenant) {
    private static final String DATABASE = "subscribers";

    String[] arguments() {
        return new String[] {bootstrapServers, mongodbUri, group, directory.toString(), frailTenant};
    }

    static SubscriberOptions read(String... arguments) {
        return new SubscriberOptions(arguments[0], arguments[1], arguments[2], Path.of(arguments[3]), arguments[4]);
    }

    MongoCollection<Document> effects(MongoClient client) {
        return client.getDatabase(DATABASE).getCollection(group);
    }

    /** Each process writes a file of its own: the last line of one that was killed may be cut. */
    Path newNotes() throws IOException {
        return Files.createTempFile(directory, group + "-", ".notes");
    }

    /** The file that tells that all tenants can be handled. */
    Path mended() {
        return directory.resolve("mended");
    }
}
