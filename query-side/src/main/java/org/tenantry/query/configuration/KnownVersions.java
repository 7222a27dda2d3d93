package org.tenantry.query.configuration;

import com.mongodb.client.MongoDatabase;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tenantry.events.EventJson;
import org.tenantry.query.lookup.Held;
import org.tenantry.query.lookup.SeenDocuments;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.subscriber.ProgressStore;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.subscriber.mongodb.MongoProgress;

/** Definitions and overrides that hold now, from memory. */
public final class KnownVersions implements SeenTopic.Holder {
    /** What a version takes in memory, with what is made of it, to a character of its JSON; about. */
    private static final int IN_MEMORY = 8;

    private final StoredVersions stored;
    private final ProgressStore progress;
    private final SeenDocuments<Version> versions = new SeenDocuments<>(this::read);

    public KnownVersions(MongoDatabase readModels) {
        this.stored = new StoredVersions(readModels);
        this.progress = new MongoProgress(readModels.getCollection("progress"), ConfigurationProjection.NAME);
    }

    /** Those of some, in their order. */
    List<Held<Version>> get(List<String> aggregates) {
        return versions.get(aggregates);
    }

    private Map<String, Held<Version>> read(Collection<String> aggregates) {
        Map<String, Held<Version>> read = new HashMap<>();
        stored.present(aggregates).forEach((aggregate, version) -> read.put(aggregate, held(version)));
        return read;
    }

    private static Held<Version> held(Version version) {
        int characters = EventJson.write(version.event()).length();
        return new Held<>(version.number(), version, IN_MEMORY * characters);
    }

    @Override
    public void happened(PublishedEvent published) throws InterruptedException {
        if (ConfigurationProjection.isOfConfiguration(published.event())) {
            Version version = Version.of(published);
            Held<Version> held = held(version);
            versions.happened(version.aggregate(), version.position(), version.number(), version, held.weight());
        }
    }

    @Override
    public SeenDocuments<?> documents() {
        return versions;
    }

    @Override
    public ProgressStore readModel() {
        return progress;
    }
}
