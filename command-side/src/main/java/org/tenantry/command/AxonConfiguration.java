package org.tenantry.command;

import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tenantry.command.configuration.definition.ConfigurationDefinition;
import org.tenantry.command.configuration.definition.DefineHandler;
import org.tenantry.command.configuration.definition.StoredDefinitions;
import org.tenantry.command.configuration.overrides.ChangeOverridesHandler;
import org.tenantry.command.configuration.overrides.Overrides;
import org.tenantry.command.configuration.overrides.Secrets;
import org.tenantry.command.configuration.overrides.StoredLevels;
import org.tenantry.command.plan.ProvisioningPlan;
import org.tenantry.command.plan.SetPlanHandler;
import org.tenantry.command.plan.StoredPlans;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.store.VersionFirstRepository;
import org.tenantry.command.tenant.StoredLineages;
import org.tenantry.command.tenant.StoredTenants;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.create.CreateTenantHandler;
import org.tenantry.command.tenant.domain.AddDomainHandler;
import org.tenantry.command.tenant.domain.DomainClaims;
import org.tenantry.command.tenant.lifecycle.ArchiveTenantHandler;
import org.tenantry.command.tenant.lifecycle.RestoreTenantHandler;
import org.tenantry.command.tenant.personal.PersonalChanges;
import org.tenantry.command.tenant.update.UpdateTenantHandler;

/** The parts of Axon that are used, wired by hand: its starter brings many that are not. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {
    /** A caller waits about two seconds for a tenant that others are changing, then is told so. */
    private static LockFactory locks() {
        return PessimisticLockFactory.builder()
                .acquireAttempts(20)
                .lockAttemptTimeout(100)
                .queueLengthThreshold(128)
                .build();
    }

    @Bean
    Repository<Tenant> tenants(LogEventStore store) {
        return repository(Tenant.class, store);
    }

    private static <T> Repository<T> repository(Class<T> aggregate, LogEventStore store) {
        return new VersionFirstRepository<>(
                EventSourcingRepository.builder(aggregate).eventStore(store).lockFactory(locks()));
    }

    @Bean
    CommandGateway commandGateway(
            Repository<Tenant> tenants,
            LogEventStore store,
            DomainClaims claims,
            PersonalChanges personal,
            StoredDefinitions definitions,
            Secrets secrets) {
        CommandBus bus = SimpleCommandBus.builder()
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
        AggregateAnnotationCommandHandler.<Tenant>builder()
                .aggregateType(Tenant.class)
                .repository(tenants)
                .build()
                .subscribe(bus);
        StoredPlans plans = new StoredPlans(store);
        new AnnotationCommandHandlerAdapter<>(
                        new CreateTenantHandler(tenants, new StoredLineages(store), plans, personal))
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new UpdateTenantHandler(tenants, personal)).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(
                        new SetPlanHandler(repository(ProvisioningPlan.class, store), plans::isThere))
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new ArchiveTenantHandler(tenants, new StoredTenants(store)))
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new RestoreTenantHandler(tenants, claims)).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new AddDomainHandler(tenants, claims)).subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(
                        new DefineHandler(repository(ConfigurationDefinition.class, store), definitions::isThere))
                .subscribe(bus);
        new AnnotationCommandHandlerAdapter<>(new ChangeOverridesHandler(
                        repository(Overrides.class, store), new StoredLevels(store), secrets))
                .subscribe(bus);
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }
}
