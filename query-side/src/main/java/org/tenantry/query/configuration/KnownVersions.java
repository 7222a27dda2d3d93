package org.tenantry.query.configuration;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tenantry.events.EventEnvelope;
import org.tenantry.events.EventJson;
import org.tenantry.query.lookup.Held;
import org.tenantry.query.lookup.SeenDocuments;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.projection.Served;
import org.tenantry.subscriber.PublishedEvent;

/** Definitions and overrides that hold now, from memory. */
public final class KnownVersions implements SeenTopic.Holder {
    /** What a version takes in memory, with what is made of it, to a character of its JSON; about. */
    private static final int IN_MEMORY = 8;

    private final StoredVersions stored;
    private final ReadModels readModels;
    private final SeenDocuments<Version> versions = new SeenDocuments<>(this::read);

    public KnownVersions(ReadModels readModels) {
        this.stored = new StoredVersions(readModels);
        this.readModels = readModels;
    }

    /** Those of some, in their order. */
    List<Held<Version>> get(List<String> aggregates) {
        return versions.get(aggregates);
    }

    /** See {@link SeenDocuments#timesReadAgain}. */
    long timesReadAgain() {
        return versions.timesReadAgain();
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
        if (ConfigurationProjection.isOfConfiguration(published)) {
            Version version = Version.of(published);
            Held<Version> held = held(version);
            versions.happened(version.aggregate(), version.position(), version.number(), version, held.weight());
        }
    }

    @Override
    public void happenedUnreadably(EventEnvelope event) throws InterruptedException {
        versions.happened(event.aggregate(), event.position(), event.sequence() + 1, null, 0);
    }

    @Override
    public SeenDocuments<?> documents() {
        return versions;
    }

    @Override
    public Served readModel() {
        return readModels.served(ConfigurationProjection.NAME);
    }
}
