package org.tenantry.command;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenantry.command.configuration.definition.StoredDefinitions;
import org.tenantry.command.configuration.overrides.Secrets;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.Origin;
import org.tenantry.command.dispatch.Origins;
import org.tenantry.command.dispatch.Target;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.tenant.StoredTenants;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.domain.DomainHold;
import org.tenantry.command.tenant.domain.StoredDomainClaims;
import org.tenantry.command.tenant.personal.PersonalData;
import org.tenantry.configuration.Definition;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;
import org.tenantry.events.TenantryEvent;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogSettings;
import org.tenantry.sealing.KeyEncryptionKeys;
import org.tenantry.sealing.Keyring;
import org.tenantry.sealing.Opened;
import org.tenantry.sealing.Opener;
import org.tenantry.sealing.Sealer;

/** Everything between a request and the log, as one node has it, without HTTP and Kafka. */
public final class CommandStack implements AutoCloseable {
    private static final KeyEncryptionKeys KEYS = KeyEncryptionKeys.of("test:" + "A".repeat(43) + "=");

    private final EventLog log;
    private final MongoClient keys;
    private final LogEventStore store;
    private final Opener opener;
    private final CommandDispatcher dispatcher;

    CommandStack(String mongodbUri, String database) {
        this(mongodbUri, database, 2);
    }

    public CommandStack(String mongodbUri, String database, int partitions) {
        keys = MongoClients.create(mongodbUri);
        log = EventLog.open(mongodbUri, database, LogSettings.withPartitions(partitions));
        store = new LogEventStore(log);
        StoredDomainClaims claims = new StoredDomainClaims(log, new DomainHold(Duration.ofDays(30)));
        AxonConfiguration axon = new AxonConfiguration();
        Keyring keyring = Keyring.in(keys.getDatabase(database + "_keys"), KEYS);
        Sealer sealer = new Sealer(keyring);
        opener = new Opener(keyring);
        dispatcher = new CommandDispatcher(
                axon.commandGateway(
                        axon.tenants(store),
                        store,
                        claims,
                        new PersonalData(sealer, opener),
                        new StoredDefinitions(store),
                        new Secrets(sealer, opener)),
                store,
                log,
                new Origins(Tracer.NOOP, sealer, opener));
    }

    public EventLog log() {
        return log;
    }

    /** As this node sees it now. */
    TenantState tenant(String id) {
        return find(id).orElseThrow();
    }

    /** The same for one that may not be there. */
    public Optional<TenantState> find(String id) {
        return new StoredTenants(store).find(id);
    }

    /** All that is stored of an aggregate. */
    public List<TenantryEvent> events(String aggregate) {
        return store.read(aggregate).events();
    }

    /** The namespace's definition. */
    public Definition definition(String namespace) {
        return new StoredDefinitions(store).find(namespace).orElseThrow();
    }

    /** What was sealed for a tenant. */
    public Opened open(TenantId tenant, String field, SealedValue value) {
        return opener.open(tenant, field, value);
    }

    /** Has any command decided and stored, or only decided. */
    public CommandReceipt send(Target target, Object command, String commit, boolean dryRun) {
        return dispatcher.dispatch(
                target, command, new Origin(commit, Optional.empty(), Map.of("actor", "admin"), dryRun));
    }

    CommandReceipt send(String tenant, Object command, String commit) {
        return dispatcher.dispatch(new TenantId(tenant), command, Origin.once(commit, Map.of("actor", "admin")));
    }

    /** As with an Idempotency-Key. */
    CommandReceipt sendRepeatable(String tenant, Object command, String key, String request) {
        return dispatcher.dispatch(
                new TenantId(tenant), command, Origin.repeatable(key, request, Map.of("actor", "admin")));
    }

    @Override
    public void close() {
        log.close();
        keys.close();
    }
}
