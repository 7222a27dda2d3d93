package org.tenantry.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import jakarta.validation.Validator;
import java.time.InstantSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tenantry.access.AccessConfiguration;
import org.tenantry.command.configuration.definition.DefinitionEndpoint;
import org.tenantry.command.configuration.definition.StoredDefinitions;
import org.tenantry.command.configuration.overrides.OverridesEndpoint;
import org.tenantry.command.configuration.overrides.Secrets;
import org.tenantry.command.datakeys.DataKeysEndpoint;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandRequestConfiguration;
import org.tenantry.command.dispatch.Origins;
import org.tenantry.command.plan.PlanEndpoint;
import org.tenantry.command.publishing.Publishing;
import org.tenantry.command.publishing.PublishingEndpoint;
import org.tenantry.command.publishing.PublishingSettings;
import org.tenantry.command.store.LogEventStore;
import org.tenantry.command.tenant.StoredTenants;
import org.tenantry.command.tenant.TenantStates;
import org.tenantry.command.tenant.bulk.ImportEndpoint;
import org.tenantry.command.tenant.create.CreateTenantEndpoint;
import org.tenantry.command.tenant.create.NewTenants;
import org.tenantry.command.tenant.domain.DomainClaims;
import org.tenantry.command.tenant.domain.DomainEndpoint;
import org.tenantry.command.tenant.domain.DomainHold;
import org.tenantry.command.tenant.domain.StoredDomainClaims;
import org.tenantry.command.tenant.lifecycle.Erasure;
import org.tenantry.command.tenant.lifecycle.LifecycleEndpoint;
import org.tenantry.command.tenant.lifecycle.RestoreGrace;
import org.tenantry.command.tenant.personal.PersonalData;
import org.tenantry.command.tenant.provisioning.ReportEndpoint;
import org.tenantry.command.tenant.update.MergePatch;
import org.tenantry.command.tenant.update.UpdateTenantEndpoint;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.connections.MongoTls;
import org.tenantry.http.LargeBody;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogSettings;
import org.tenantry.sealing.Keyring;
import org.tenantry.sealing.Opener;
import org.tenantry.sealing.Sealer;
import org.tenantry.sealing.spring.SealingConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** The whole command side. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSideProperties.class)
@Import({
    AccessConfiguration.class,
    SealingConfiguration.class,
    AxonConfiguration.class,
    CreateTenantEndpoint.class,
    CommandRequestConfiguration.class,
    UpdateTenantEndpoint.class,
    LifecycleEndpoint.class,
    ImportEndpoint.class,
    ReportEndpoint.class,
    PlanEndpoint.class,
    DefinitionEndpoint.class,
    OverridesEndpoint.class,
    DataKeysEndpoint.class,
    DomainEndpoint.class,
    LogHealth.class,
    PublishingEndpoint.class,
    PublishingHealth.class
})
public class CommandSideConfiguration {

    @Bean
    EventLog eventLog(CommandSideProperties properties, SslBundles bundles, MeterRegistry meters) {
        LogSettings settings =
                LogSettings.withPartitions(properties.partitions()).expecting(properties.logId());
        return EventLog.open(
                properties.mongodbUri(),
                MongoTls.of(properties.mongodbSslBundle(), bundles),
                properties.database(),
                settings,
                meters);
    }

    @Bean
    LogEventStore eventStore(EventLog log) {
        return new LogEventStore(log);
    }

    @Bean
    Publishing publishing(EventLog log, CommandSideProperties properties, MeterRegistry meters) {
        return new Publishing(
                log,
                new PublishingSettings(
                        KafkaConnection.to(properties.kafkaBootstrapServers(), properties.kafkaConfig()),
                        properties.topic(),
                        properties.publisherLease()),
                meters);
    }

    @Bean
    Origins origins(Tracer tracer, Keyring keyring) {
        return new Origins(tracer, new Sealer(keyring), new Opener(keyring));
    }

    @Bean
    PersonalData personalData(Keyring keyring) {
        return new PersonalData(new Sealer(keyring), new Opener(keyring));
    }

    @Bean
    Secrets configurationSecrets(Keyring keyring) {
        return new Secrets(new Sealer(keyring), new Opener(keyring));
    }

    @Bean
    StoredDefinitions storedDefinitions(LogEventStore store) {
        return new StoredDefinitions(store);
    }

    @Bean
    Erasure erasure(Keyring keyring) {
        return new Erasure(keyring);
    }

    @Bean
    CommandDispatcher commandDispatcher(CommandGateway gateway, LogEventStore store, EventLog log, Origins origins) {
        return new CommandDispatcher(gateway, store, log, origins);
    }

    @Bean
    TenantStates tenantStates(LogEventStore store) {
        return new StoredTenants(store);
    }

    @Bean
    NewTenants newTenants(JsonMapper json, Validator validator) {
        return new NewTenants(json, validator);
    }

    @Bean
    MergePatch mergePatch(JsonMapper json, Validator validator) {
        return new MergePatch(json, validator);
    }

    @Bean
    LargeBody imports() {
        return ImportEndpoint.BODY;
    }

    @Bean
    RestoreGrace restoreGrace(CommandSideProperties properties) {
        return new RestoreGrace(properties.restoreGrace());
    }

    @Bean
    DomainClaims domainClaims(EventLog log, CommandSideProperties properties) {
        return new StoredDomainClaims(log, new DomainHold(properties.domainHold()));
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
