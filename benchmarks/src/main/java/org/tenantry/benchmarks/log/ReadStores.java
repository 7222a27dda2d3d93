package org.tenantry.benchmarks.log;

import com.mongodb.client.MongoClient;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.tenantry.benchmarks.log.ReadKind.Reader;
import org.tenantry.benchmarks.log.ReadKind.Task;
import org.tenantry.benchmarks.servers.MongoServer;

/** Two stores that hold as many events each, and what is read from them. */
final class ReadStores implements AutoCloseable {
    /** How many things are read. */
    static final int READINGS = 8;

    private final AxonStore axon;
    private final TenantryStore log;
    private final MongoClient client;
    private final List<Reading> readings;

    /**
     * Something that is read over and over.
     *
     * @param call reads, and says how many events it was
     */
    record Reading(ReadKind kind, IntSupplier call) {}

    private ReadStores(MongoServer server, int events) {
        this.axon = AxonStore.open(server, server.newDatabase());
        String database = server.newDatabase();
        this.log = TenantryStore.open(server, database, 1);
        this.client = server.connect();
        RawReader raw = new RawReader(RawStore.partition(client.getDatabase(database), 0));
        int aggregates = events / Series.LENGTH;
        LogReader reader = new LogReader(log.log());
        this.readings = Stream.of(
                        both(Reader.AXON, new AxonReader(axon.engine()), aggregates),
                        both(Reader.LOG, reader, aggregates),
                        both(Reader.LIMIT, raw, aggregates),
                        List.of(
                                new Reading(new ReadKind(Task.VERIFY, Reader.LOG), reader::verifyAll),
                                new Reading(new ReadKind(Task.VERIFY, Reader.LIMIT), reader::readAll)))
                .flatMap(List::stream)
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /** Makes the stores and fills them. */
    static ReadStores filledWith(MongoServer server, int events) throws InterruptedException {
        ReadStores stores = new ReadStores(server, events);
        Filling.fill(stores.axon, events);
        Filling.fill(stores.log, events);
        return stores;
    }

    private static List<Reading> both(Reader who, EventReader reader, int aggregates) {
        return List.of(
                new Reading(new ReadKind(Task.ONWARDS, who), reader::readOn),
                new Reading(new ReadKind(Task.AGGREGATE, who), () -> readAny(reader, aggregates)));
    }

    private static int readAny(EventReader reader, int aggregates) {
        String aggregate = SampleEvent.tenant(ThreadLocalRandom.current().nextInt(aggregates));
        int events = reader.readAggregate(aggregate);
        if (events != Series.LENGTH) {
            throw new IllegalStateException(
                    aggregate + " was read with " + events + " events: expected " + Series.LENGTH);
        }
        return events;
    }

    List<Reading> readings() {
        return readings;
    }

    @Override
    public void close() {
        axon.close();
        log.close();
        client.close();
    }
}
