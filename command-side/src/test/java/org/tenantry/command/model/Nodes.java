package org.tenantry.command.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tenantry.command.CommandStack;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.tenant.StoredTenants;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.events.TenantId;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;
import org.tenantry.testkit.MongoForClass;

/** Two nodes on one log, which all sequences share. */
final class Nodes implements AutoCloseable {
    private static final int PARTITIONS = 3;

    /** Before all that is stored. */
    private final Instant firstDay = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final MongoForClass mongo;
    private final List<CommandStack> nodes;
    private final EventLog log;

    Nodes(Class<?> test) {
        mongo = MongoForClass.of(test);
        nodes = IntStream.range(0, 2)
                .mapToObj(i -> new CommandStack(mongo.uri(), mongo.databaseName(), PARTITIONS))
                .toList();
        log = nodes.get(0).log();
    }

    CommandStack node(int number) {
        return nodes.get(number);
    }

    Instant firstDay() {
        return firstDay;
    }

    /** How many events there are. */
    long events() {
        return IntStream.range(0, PARTITIONS)
                .mapToLong(partition -> log.head(partition).position())
                .sum();
    }

    List<Commit> commits(String tenant) {
        return log.readAggregate(new TenantId(tenant).partition(PARTITIONS), tenant, 0);
    }

    /** As a node sees it that has just started. */
    Optional<TenantState> replayed(String tenant) {
        return new StoredTenants(new LogEventStore(log)).find(tenant);
    }

    @Override
    public void close() {
        nodes.forEach(CommandStack::close);
        mongo.close();
    }
}
