package org.tenantry.benchmarks.log;

import com.mongodb.client.MongoClient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.tenantry.benchmarks.servers.MongoServer;

/** Axon's extension for MongoDB as it is configured by default, but for JSON instead of XML. */
final class AxonStore implements EventStore {
    private static final int FILLERS = 8;
    private static final Instant FIRST_FILLED = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MILLIS_BETWEEN_FILLED = 10;

    private final MongoClient client;
    private final EventStorageEngine engine;
    private final AtomicLong aggregates = new AtomicLong();

    private AxonStore(MongoClient client, EventStorageEngine engine) {
        this.client = client;
        this.engine = engine;
    }

    static AxonStore open(MongoServer server, String database) {
        MongoClient client = server.connect();
        Serializer serializer = JacksonSerializer.defaultSerializer();
        MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database)
                        .build())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        return new AxonStore(client, engine);
    }

    @Override
    public List<Writer> writers(int callers) {
        return IntStream.range(0, callers).mapToObj(caller -> writer()).toList();
    }

    private Writer writer() {
        Series series = new Series(aggregates);
        return () -> {
            engine.appendEvents(message(series.next(), Instant.now()));
            return 1;
        };
    }

    /** By lists. The events' times are apart: the engine orders by them, and reads the last second's again. */
    @Override
    public List<Writer> fillers() {
        return IntStream.range(0, FILLERS).mapToObj(filler -> filler()).toList();
    }

    private Writer filler() {
        Series series = new Series(aggregates);
        return () -> {
            engine.appendEvents(Stream.generate(series::next)
                    .limit(Filling.BLOCK)
                    .map(event -> message(event, timeOfFilled(event)))
                    .toList());
            return Filling.BLOCK;
        };
    }

    private static Instant timeOfFilled(SampleEvent event) {
        return FIRST_FILLED.plusMillis(MILLIS_BETWEEN_FILLED * (event.aggregate() * Series.LENGTH + event.sequence()));
    }

    private static GenericDomainEventMessage<?> message(SampleEvent event, Instant time) {
        return new GenericDomainEventMessage<>(
                "Tenant",
                event.tenant(),
                event.sequence(),
                event.content(),
                SampleEvent.METADATA,
                UUID.randomUUID().toString(),
                time);
    }

    EventStorageEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        client.close();
    }
}
