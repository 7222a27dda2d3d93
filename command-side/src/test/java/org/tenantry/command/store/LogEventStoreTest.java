package org.tenantry.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;
import org.tenantry.log.LogSettings;
import org.tenantry.log.NewCommit;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Nothing is stored of a command that fails, whenever it fails. */
@MongoTest
class LogEventStoreTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    record FailAfterApplying() {}

    record FailWhilePreparing() {}

    record Succeed() {}

    /** Applies an event, and then does what its command is called. */
    static final class Handlers {
        private static final TenantCreated CREATED = new TenantCreated("pb", "Punjab", "state");

        private final Repository<Tenant> tenants;

        Handlers(Repository<Tenant> tenants) {
            this.tenants = tenants;
        }

        @CommandHandler
        void handle(FailAfterApplying command) throws Exception {
            tenants.newInstance(() -> new Tenant(CREATED)).execute(tenant -> apply(CREATED));
            throw new IllegalStateException("after applying");
        }

        @CommandHandler
        void handle(FailWhilePreparing command) throws Exception {
            tenants.newInstance(() -> new Tenant(CREATED));
            CurrentUnitOfWork.get().onPrepareCommit(unitOfWork -> {
                throw new IllegalStateException("while preparing");
            });
        }

        @CommandHandler
        void handle(Succeed command) throws Exception {
            tenants.newInstance(() -> new Tenant(CREATED));
        }
    }

    private EventLog log = EventLog.open(mongo.uri(), mongo.freshDatabase().getName(), LogSettings.withPartitions(2));
    private CommandGateway gateway = gateway(log);

    @BeforeEach
    void open() {
        log.close();
        log = EventLog.open(mongo.uri(), mongo.freshDatabase().getName(), LogSettings.withPartitions(2));
        gateway = gateway(log);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static CommandGateway gateway(EventLog log) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        Repository<Tenant> tenants = EventSourcingRepository.builder(Tenant.class)
                .eventStore(new LogEventStore(log))
                .build();
        new AnnotationCommandHandlerAdapter<>(new Handlers(tenants)).subscribe(bus);
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Test
    void aHandlerThatFailsAfterApplyingStoresNothing() {
        assertThatThrownBy(() -> send(new FailAfterApplying())).hasMessage("after applying");

        assertThat(log.read(1, 0)).isEmpty();
    }

    @Test
    void aUnitOfWorkThatFailsWhilePreparingStoresNothing() {
        assertThatThrownBy(() -> send(new FailWhilePreparing())).hasMessage("while preparing");

        assertThat(log.read(1, 0)).isEmpty();
    }

    @Test
    void whatSucceedsIsStored() {
        send(new Succeed());

        assertThat(log.read(1, 0)).hasSize(1);
    }

    @Test
    void nothingIsDecidedOnAnEventThatIsNotKnown() {
        log.append(
                1,
                new NewCommit(
                        "newer", "pb", "pb", 0, Map.of(), List.of(new LogEvent("TenantPainted", "{}")), List.of()));

        assertThatThrownBy(() -> new LogEventStore(log).read("pb"))
                .isInstanceOf(NewerEventException.class)
                .hasMessageContaining("TenantPainted");
    }

    private void send(Object command) {
        gateway.sendAndWait(GenericCommandMessage.asCommandMessage(command)
                .andMetaData(Map.of(CommitRequest.KEY, new CommitRequest("commit", Map::of, false, false))));
    }
}
