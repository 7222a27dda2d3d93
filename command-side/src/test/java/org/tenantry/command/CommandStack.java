package org.tenantry.command;

import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.Map;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.Origin;
import org.tenantry.command.dispatch.Origins;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.tenant.StoredTenants;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.domain.DomainHold;
import org.tenantry.command.tenant.domain.StoredDomainClaims;
import org.tenantry.events.TenantId;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogSettings;

/** Everything between a request and the log, as one node has it, without HTTP and Kafka. */
final class CommandStack implements AutoCloseable {
    private final EventLog log;
    private final LogEventStore store;
    private final CommandDispatcher dispatcher;

    CommandStack(String mongodbUri, String database) {
        this(mongodbUri, database, 2);
    }

    CommandStack(String mongodbUri, String database, int partitions) {
        log = EventLog.open(mongodbUri, database, LogSettings.withPartitions(partitions));
        store = new LogEventStore(log);
        StoredDomainClaims claims = new StoredDomainClaims(log, new DomainHold(Duration.ofDays(30)));
        AxonConfiguration axon = new AxonConfiguration();
        dispatcher = new CommandDispatcher(
                axon.commandGateway(axon.tenants(store), store, claims), store, log, new Origins(Tracer.NOOP));
    }

    EventLog log() {
        return log;
    }

    /** As this node sees it now. */
    TenantState tenant(String id) {
        return new StoredTenants(store).find(id).orElseThrow();
    }

    CommandReceipt send(String tenant, Object command, String commit) {
        return dispatcher.dispatch(
                new TenantId(tenant), command, new Origin(commit, false, Map.of("actor", "admin"), false));
    }

    /** As with an Idempotency-Key. */
    CommandReceipt sendRepeatable(String tenant, Object command, String key, String request) {
        return dispatcher.dispatch(
                new TenantId(tenant),
                command,
                new Origin(key, true, Map.of("actor", "admin", "request", request), false));
    }

    @Override
    public void close() {
        log.close();
    }
}
